package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.tensor.Rows;
import org.lengthwise.spec.FixedVectorSpec;

/** The source sentences of a search, and which of them each hypothesis, one row each, looks at. */
interface SearchSource {

  /**
   * @param state the decoder's state (R, n)
   * @param step the decoder's step, from 0
   */
  Look look(NDArray state, int step);

  /**
   * The {@linkplain Look#terms terms} of a look at a step, if they do not depend on the state;
   * otherwise empty.
   */
  Optional<NDArray> steadyTerms(int step);

  /**
   * The source for chosen rows. It takes over the arrays, so this source must not be used
   * afterwards.
   */
  SearchSource select(int[] rows);

  /** Lends the arrays to a manager until it closes, see {@code Parameters.lendTo}. */
  void lendTo(NDManager borrower);

  /**
   * Annotations that the hypotheses of a search look back at. They are stored once per sentence,
   * not once per hypothesis, and stay in place while the hypotheses of a sentence change places.
   *
   * @param memory of the S sentences of the places. Its values are {@linkplain Look#terms terms},
   *     computed once per sentence instead of once per look: the terms of a mean of values are the
   *     mean of their terms
   * @param owner owns the memory and nothing else
   */
  record OfAttention(
      Attention attention,
      Attention.Memory memory,
      AttentionMode mode,
      SearchDecoder decoder,
      BeamLayout places,
      NDManager owner)
      implements SearchSource {

    /** Removing a sentence from memory copies the others, so several are removed together. */
    private static final double WORTH_KEEPING = 0.875;

    public OfAttention {
      memory.arrays().forEach(array -> array.attach(owner));
    }

    @Override
    public Look look(NDArray state, int step) {
      Attention.Glimpse glimpse =
          attention.lookSeveral(
              places.spread(state),
              memory,
              mode.selection().select(places.sentenceOfCells()),
              step);
      return new Look(
          places.gather(glimpse.context()),
          Look.rows(places.gather(glimpse.weights())),
          mode.marginal() ? Optional.of(mixture(glimpse)) : Optional.empty());
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
        return new OfAttention(attention, memory, mode, decoder, chosen, owner);
      }
      Attention.Memory kept =
          new Attention.Memory(
              Rows.of(memory.values(), live),
              Rows.of(memory.projectedKeys(), live),
              Rows.of(memory.mask(), live));
      OfAttention source =
          new OfAttention(
              attention,
              kept,
              mode.select(live),
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

  /**
   * The fixed vectors of the hypotheses of a search, see {@link SourceReading.OfVector}.
   *
   * @param terms the terms of each hypothesis's vector, see {@link Look} (R, 3n + w)
   * @param none zeros (1, 3n + w)
   * @param alignment the alignment of each hypothesis: all weight on the end token
   * @param sentenceOf the sentence of each hypothesis
   * @param owner owns the arrays and nothing else
   */
  record OfVector(
      FixedVectorSpec.ContextUse use,
      NDArray terms,
      NDArray none,
      float[][] alignment,
      int[] sentenceOf,
      NDManager owner)
      implements SearchSource {

    public OfVector {
      terms.attach(owner);
      none.attach(owner);
    }

    @Override
    public Look look(NDArray state, int step) {
      return new Look(terms(step), alignment, Optional.empty());
    }

    @Override
    public Optional<NDArray> steadyTerms(int step) {
      return Optional.of(terms(step));
    }

    private NDArray terms(int step) {
      return use == FixedVectorSpec.ContextUse.EVERY_STEP || step == 0 ? terms : none;
    }

    @Override
    public SearchSource select(int[] rows) {
      int[] chosen = Arrays.stream(rows).map(row -> sentenceOf[row]).toArray();
      if (Arrays.equals(chosen, sentenceOf)) {
        return this;
      }
      OfVector source =
          new OfVector(
              use,
              Rows.of(terms, rows),
              none,
              Arrays.stream(rows).mapToObj(row -> alignment[row]).toArray(float[][]::new),
              chosen,
              owner.getParentManager().newSubManager());
      owner.close();
      return source;
    }

    @Override
    public void lendTo(NDManager borrower) {
      terms.tempAttach(borrower);
      none.tempAttach(borrower);
    }
  }

  /**
   * The result of one look by every hypothesis.
   *
   * @param terms what the context vector adds to the recurrent unit and to the readout, see {@link
   *     SearchDecoder} (R, 3n + w), or one row for all
   * @param alignment where each of the R hypotheses looked
   * @param mixture present if the word is predicted from every value in turn
   */
  record Look(NDArray terms, float[][] alignment, Optional<Mixture> mixture) {

    /** A matrix copied from the engine to Java. */
    static float[][] rows(NDArray matrix) {
      float[] flat = matrix.toFloatArray();
      int columns = (int) matrix.getShape().get(1);
      float[][] rows = new float[flat.length / columns][];
      Arrays.setAll(rows, row -> Arrays.copyOfRange(flat, row * columns, (row + 1) * columns));
      return rows;
    }
  }
}
