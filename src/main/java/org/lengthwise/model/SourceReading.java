package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.FixedVectorSpec;

/** The encoder's result for a batch of sentences, and how the decoder looks at it. */
interface SourceReading {

  /** The vector that the decoder's first state is computed from: (B, n) or (B, 2n). */
  NDArray summary();

  /** Whether every look returns the same context vector. */
  boolean steady();

  /**
   * @param state the decoder's state (B, n)
   * @param step the decoder's step, from 0
   */
  Attention.Glimpse look(NDArray state, int step);

  /** This reading, if the decoder's pass over it has a gradient by hand; otherwise empty. */
  Optional<OfAttention> byHand();

  /**
   * The values (B, T, v), if a word is predicted from each of them; empty if it is predicted from
   * the context vector.
   */
  Optional<NDArray> mixed();

  /**
   * The sentences for a search, which starts with one hypothesis each. It takes over the arrays.
   *
   * @param root parent of the manager that owns the arrays
   */
  SearchSource forSearch(SearchDecoder decoder, NDManager root);

  /**
   * Annotations to look back at (Bahdanau et al. 2015, section 3.1).
   *
   * @param summary the encoder's last state, the backward one if there are two (B, n)
   */
  record OfAttention(
      Attention attention, Attention.Memory memory, NDArray summary, AttentionMode mode)
      implements SourceReading {

    @Override
    public boolean steady() {
      return false;
    }

    @Override
    public Attention.Glimpse look(NDArray state, int step) {
      return attention.look(state, memory, mode.selection(), step);
    }

    @Override
    public Optional<OfAttention> byHand() {
      return mode.equals(AttentionMode.SOFT) && attention.passesByHand()
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
      return mode.marginal() ? Optional.of(memory.values()) : Optional.empty();
    }

    @Override
    public SearchSource forSearch(SearchDecoder decoder, NDManager root) {
      NDArray terms = decoder.terms(memory.values()); // (B, T, 3n + w)
      return new SearchSource.OfAttention(
          attention,
          new Attention.Memory(terms, memory.projectedKeys(), memory.mask()),
          mode,
          decoder,
          BeamLayout.ofEach((int) terms.getShape().get(0)),
          root.newSubManager());
    }
  }

  /**
   * The whole source in one vector, which every look returns (Bahdanau et al. 2015, appendix A.2.2:
   * c_i fixed to the last state), or only the first one.
   *
   * @param vector c (B, v)
   * @param scores scores that put all weight on the end tokens (B, T)
   */
  record OfVector(NDArray vector, NDArray scores, FixedVectorSpec.ContextUse use)
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
    public Optional<OfAttention> byHand() {
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
      float[][] alignment = SearchSource.Look.rows(scores.softmax(-1));
      int[] each = IntStream.range(0, alignment.length).toArray();
      return new SearchSource.OfVector(use, terms, none, alignment, each, root.newSubManager());
    }
  }
}
