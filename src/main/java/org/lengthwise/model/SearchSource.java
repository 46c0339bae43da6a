package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.tensor.Rows;
import org.lengthwise.spec.FixedVectorSpec;

/** The sentences of a search, and which of them each hypothesis, a row, looks at. */
interface SearchSource {

  /**
   * @param state the decoder's state (R, n)
   * @param step the decoder's step, from 0
   */
  Look look(NDArray state, int step);

  /**
   * The {@linkplain Look#terms terms} of any look at a step; empty where they hang on the state.
   */
  Optional<NDArray> steadyTerms(int step);

  /** The same for chosen rows. It takes over what is remembered; this source is of no use then. */
  SearchSource select(int[] rows);

  /** Lends what is remembered to a manager until it closes, see {@code Parameters.lendTo}. */
  void lendTo(NDManager borrower);

  /**
   * Annotations that the hypotheses of a search look back at. They are there once a sentence, not
   * once a hypothesis, and stay where they are while hypotheses change places within their
   * sentences.
   *
   * @param memory of the S sentences of the places. Its values are {@linkplain Look#terms terms},
   *     made once a sentence instead of once a look: the terms of a mean of values are the mean of
   *     their terms
   * @param owner of the memory, and of nothing else
   */
  record OfAttention(
      Attention attention,
      Attention.Memory memory,
      AttentionMode way,
      SearchDecoder decoder,
      BeamLayout places,
      NDManager owner)
      implements SearchSource {

    /** Forgetting a sentence costs a copy of the others, so some are forgotten together. */
    private static final double WORTH_KEEPING = 0.875;

    public OfAttention {
      memory.arrays().forEach(array -> array.attach(owner));
    }

    @Override
    public Look look(NDArray state, int step) {
      Attention.Glimpse glimpse =
          attention.lookSeveral(
              places.spread(state), memory, way.selection().select(places.sentenceOfCells()), step);
      return new Look(
          places.gather(glimpse.context()),
          Look.rows(places.gather(glimpse.weights())),
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
        return new OfAttention(attention, memory, way, decoder, chosen, owner);
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

  /**
   * The vectors that the hypotheses of a search are fed with, see {@link SourceReading.OfVector}.
   *
   * @param terms of each hypothesis's vector, see {@link Look} (R, 3n + w)
   * @param none zeros (1, 3n + w)
   * @param alignment of each hypothesis: all weight on the end token
   * @param sentenceOf the sentence of each hypothesis
   * @param owner of the arrays, and of nothing else
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
   * What a look of every hypothesis brings back.
   *
   * @param terms what the context vector adds to the recurrent unit and to the readout, see {@link
   *     SearchDecoder} (R, 3n + w), or one row for all
   * @param alignment where each of the R hypotheses looked
   * @param mixture there where the word is predicted from every value in turn
   */
  record Look(NDArray terms, float[][] alignment, Optional<Mixture> mixture) {

    /** A matrix, read out of the engine. */
    static float[][] rows(NDArray matrix) {
      float[] flat = matrix.toFloatArray();
      int columns = (int) matrix.getShape().get(1);
      float[][] rows = new float[flat.length / columns][];
      Arrays.setAll(rows, row -> Arrays.copyOfRange(flat, row * columns, (row + 1) * columns));
      return rows;
    }
  }
}
