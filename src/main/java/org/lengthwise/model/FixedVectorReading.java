package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.spec.FixedVectorSpec;

/**
 * The whole source in one vector, the same at every look (Bahdanau et al. 2015, appendix A.2.2: c_i
 * fixed to the last state), or there at the first look only.
 *
 * @param vector c (B, v)
 * @param scores (B, T): all weight lies on the end tokens
 */
record FixedVectorReading(NDArray vector, NDArray scores, FixedVectorSpec.ContextUse use)
    implements SourceReading {

  @Override
  public NDArray summary() {
    return vector;
  }

  @Override
  public boolean steady() {
    return use == FixedVectorSpec.ContextUse.EVERY_STEP;
  }

  @Override
  public Attention.Glimpse look(NDArray state, int step) {
    NDArray weights = scores.softmax(-1);
    NDArray context = steady() || step == 0 ? vector : vector.zerosLike();
    return new Attention.Glimpse(context, weights, scores, weights);
  }

  @Override
  public Optional<AttentionReading> byHand() {
    return Optional.empty();
  }

  @Override
  public Optional<NDArray> mixed() {
    return Optional.empty();
  }

  @Override
  public SearchSource forSearch(SearchDecoder decoder, NDManager root) {
    NDArray terms = decoder.terms(vector); // (B, 3n + w)
    NDArray none = terms.getManager().zeros(new Shape(1, terms.getShape().get(1)));
    float[][] alignment = SearchLook.rows(scores.softmax(-1));
    int[] each = IntStream.range(0, alignment.length).toArray();
    return new VectorSource(use, terms, none, alignment, each, root.newSubManager());
  }
}
