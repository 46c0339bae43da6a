package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.tensor.Rows;

/**
 * Annotations that the hypotheses of a search look back at. They are there once a sentence, not
 * once a hypothesis, and stay where they are while hypotheses change places within their sentences.
 *
 * @param memory of the S sentences of the places. Its values are {@linkplain SearchLook#terms
 *     terms}, made once a sentence instead of once a look: the terms of a mean of values are the
 *     mean of their terms
 * @param owner of the memory, and of nothing else
 */
record AttentionSource(
    Attention attention,
    Attention.Memory memory,
    AttentionMode way,
    SearchDecoder decoder,
    BeamLayout places,
    NDManager owner)
    implements SearchSource {

  /** Forgetting a sentence costs a copy of the others, so some are forgotten together. */
  private static final double WORTH_KEEPING = 0.875;

  AttentionSource {
    memory.arrays().forEach(array -> array.attach(owner));
  }

  @Override
  public SearchLook look(NDArray state, int step) {
    Attention.Glimpse glimpse =
        attention.lookSeveral(
            places.spread(state), memory, way.selection().select(places.sentenceOfCells()), step);
    return new SearchLook(
        places.gather(glimpse.context()),
        SearchLook.rows(places.gather(glimpse.weights())),
        way.marginal() ? Optional.of(mixture(glimpse)) : Optional.empty());
  }

  private Mixture mixture(Attention.Glimpse glimpse) {
    return new Mixture(places, glimpse.weights(), decoder.ofReadout(memory.values()));
  }

  @Override
  public Optional<NDArray> steadyTerms(int step) {
    return Optional.empty();
  }

  @Override
  public SearchSource select(int[] rows) {
    BeamLayout chosen = places.select(rows);
    int[] live = chosen.live();
    if (live.length > WORTH_KEEPING * places.sentences()) {
      return new AttentionSource(attention, memory, way, decoder, chosen, owner);
    }
    Attention.Memory kept =
        new Attention.Memory(
            Rows.of(memory.values(), live),
            Rows.of(memory.projectedKeys(), live),
            Rows.of(memory.mask(), live));
    AttentionSource source =
        new AttentionSource(
            attention,
            kept,
            way.select(live),
            decoder,
            chosen.keeping(live),
            owner.getParentManager().newSubManager());
    owner.close();
    return source;
  }

  @Override
  public void lendTo(NDManager borrower) {
    memory.arrays().forEach(array -> array.tempAttach(borrower));
  }
}
