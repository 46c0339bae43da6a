package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * What one look at a source brings back.
 *
 * @param context the context vector (B, v)
 * @param weights the alignment (B, T)
 */
public record Glimpse(NDArray context, NDArray weights) {}
