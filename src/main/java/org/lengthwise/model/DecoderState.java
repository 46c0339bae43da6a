package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/**
 * Where a decoder stands, a row a hypothesis.
 *
 * @param manager owns every array below; closing it frees them
 * @param rows which row of the search's start each hypothesis goes back to
 * @param step looks made so far
 * @param state S (B, n): has read every word but the last
 * @param context the context vector that chose the last word (B, v); empty before the first
 */
record DecoderState(
    NDManager manager,
    SourceReading source,
    int[] rows,
    int step,
    NDArray state,
    Optional<NDArray> context) {}
