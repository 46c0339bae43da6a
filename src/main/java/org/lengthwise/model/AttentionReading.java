package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.tensor.Tape;

/**
 * Annotations to look back at (Bahdanau et al. 2015, section 3.1).
 *
 * @param summary the encoder's last state, the backward one where there are two (B, n)
 */
record AttentionReading(
    Attention attention, Attention.Memory memory, NDArray summary, AttentionMode way)
    implements SourceReading {

  @Override
  public boolean steady() {
    return false;
  }

  @Override
  public Attention.Glimpse look(NDArray state, int step) {
    return attention.look(state, memory, way.selection(), step);
  }

  @Override
  public Optional<AttentionReading> byHand() {
    return way.equals(AttentionMode.SOFT) && attention.passesByHand()
        ? Optional.of(this)
        : Optional.empty();
  }

  /** See {@link Attention#pass}. */
  NDArray pass(
      NDArray terms,
      NDArray start,
      GatedRecurrentUnit unit,
      GatedRecurrentUnit.Input context,
      boolean updatesFirst,
      Tape tape) {
    return attention.pass(terms, start, memory, unit, context, updatesFirst, tape);
  }

  @Override
  public Optional<NDArray> mixed() {
    return way.marginal() ? Optional.of(memory.values()) : Optional.empty();
  }

  @Override
  public SearchSource forSearch(SearchDecoder decoder, NDManager root) {
    NDArray terms = decoder.terms(memory.values()); // (B, T, 3n + w)
    return new AttentionSource(
        attention,
        new Attention.Memory(terms, memory.projectedKeys(), memory.mask()),
        way,
        decoder,
        BeamLayout.ofEach((int) terms.getShape().get(0)),
        root.newSubManager());
  }
}
