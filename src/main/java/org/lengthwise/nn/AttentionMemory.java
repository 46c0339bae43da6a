package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;

/**
 * What attention looks at: a value, made once a batch of sentences and passed on.
 *
 * @param values (B, T, v)
 * @param projectedKeys (B, T, a), see {@link AttentionScore#project}
 * @param mask (B, T), see {@link PaddedBatch#mask}
 */
public record AttentionMemory(NDArray values, NDArray projectedKeys, NDArray mask) {}
