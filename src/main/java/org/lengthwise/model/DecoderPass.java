package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.lengthwise.nn.attention.Glimpse;
import org.lengthwise.nn.layer.Dropout;
import org.lengthwise.nn.tensor.PaddedBatch;

/**
 * What a decoder went through under teacher forcing, all steps at once.
 *
 * @param states the state that each word is predicted from (T B, n)
 * @param contexts the context vectors, (T B, v), or (B, v) where they never change
 * @param before the embeddings of the words before, zeros at the first step (T B, m)
 * @param glimpses the T looks at the source; none where the gradient is taken by hand
 * @param ids the words that came (T B), 64-bit
 * @param dropout what the pass dropped, and its readout is to drop
 */
record DecoderPass(
    NDArray states,
    NDArray contexts,
    NDArray before,
    List<Glimpse> glimpses,
    NDArray ids,
    PaddedBatch references,
    SourceReading source,
    Dropout dropout) {}
