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

/** What an encoder made of a batch of sentences, and how the decoder looks at it: a value. */
interface SourceReading {

  /** What the decoder's first state is made of: (B, n) or (B, 2n). */
  NDArray summary();

  /** Whether every look brings back the same context vector. */
  boolean steady();

  /**
   * @param state the decoder's state (B, n)
   * @param step the decoder's step, from 0
   */
  Attention.Glimpse look(NDArray state, int step);

  /** This reading, where a whole decoder's looks and updates have their gradient by hand. */
  Optional<OfAttention> byHand();

  /**
   * The values (B, T, v) from each of which a word is predicted; empty where it is predicted from
   * the context vector alone.
   */
  Optional<NDArray> mixed();

  /**
   * The sentences as a search looks at them, a hypothesis each to begin with. It takes the arrays
   * over.
   *
   * @param root owns what is remembered
   */
  SearchSource forSearch(SearchDecoder decoder, NDManager root);

  /**
   * Annotations to look back at (Bahdanau et al. 2015, section 3.1).
   *
   * @param summary the encoder's last state, the backward one where there are two (B, n)
   */
  record OfAttention(
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
    public Optional<OfAttention> byHand() {
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
      return new SearchSource.OfAttention(
          attention,
          new Attention.Memory(terms, memory.projectedKeys(), memory.mask()),
          way,
          decoder,
          BeamLayout.ofEach((int) terms.getShape().get(0)),
          root.newSubManager());
    }
  }

  /**
   * The whole source in one vector, the same at every look (Bahdanau et al. 2015, appendix A.2.2:
   * c_i fixed to the last state), or there at the first look only.
   *
   * @param vector c (B, v)
   * @param scores (B, T): all weight lies on the end tokens
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
