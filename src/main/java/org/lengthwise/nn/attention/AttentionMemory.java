package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.lengthwise.nn.tensor.PaddedBatch;

/**
 * What attention looks at: a value, made once a batch of sentences and passed on.
 *
 * @param values (B, T, v)
 * @param projectedKeys (B, T, a), see {@link AttentionScore#project}
 * @param mask (B, T), see {@link PaddedBatch#mask}
 */
public record AttentionMemory(NDArray values, NDArray projectedKeys, NDArray mask) {

  /** Each array once: the values may be the keys themselves. */
  public Set<NDArray> arrays() {
    Set<NDArray> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    Collections.addAll(arrays, values, projectedKeys, mask);
    return arrays;
  }
}
