package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.lengthwise.decode.DecoderStep;
import org.lengthwise.nn.output.TopKSoftmax;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.spec.ModelSpec;

/**
 * The {@link Decoder} laid out for a search, which reads the same words and looks at the same
 * values again and again. The terms of a word, which a step adds before its nonlinearities, have 3n
 * columns for the recurrent unit (gates, then candidate), followed by w columns for the readout.
 * The terms of a context vector have the same columns.
 */
final class SearchDecoder {
  private final Decoder decoder;
  private final WordTerms words;
  private final NDArray context;
  private final TopKSoftmax ranking;
  private final long[] unit;

  /**
   * @param expected about how many words will be read
   * @param owner owns the copied arrays
   */
  SearchDecoder(Decoder decoder, long expected, NDManager owner) {
    this.decoder = decoder;
    this.unit = new long[] {3 * decoder.unit().bias().size()};
    this.words = words(decoder, expected, owner);
    this.context =
        NDArrays.concat(
            new NDList(
                decoder.context().gates(),
                decoder.context().candidate(),
                decoder.prediction().readout().context()),
            1);
    context.attach(owner);
    this.ranking = decoder.prediction().output().ranking(owner);
  }

  /** Lends the copied arrays to a manager until it closes, see {@code Parameters.lendTo}. */
  void lendTo(NDManager borrower) {
    words.lendTo(borrower);
    context.tempAttach(borrower);
  }

  private static WordTerms words(Decoder decoder, long expected, NDManager owner) {
    NDArray weights =
        NDArrays.concat(
            new NDList(
                decoder.unit().input().gates(),
                decoder.unit().input().candidate(),
                decoder.prediction().readout().word()),
            1);
    NDArray bias = decoder.unit().bias();
    NDManager manager = bias.getManager();
    long readout = decoder.prediction().readout().bias().size();
    NDArray biases =
        NDArrays.concat(
            new NDList(
                manager.zeros(new Shape(2 * bias.size())), bias, manager.zeros(new Shape(readout))),
            0);
    return new WordTerms(decoder.words(), weights, biases, expected, owner);
  }

  /** The terms of values or context vectors: (…, v) becomes (…, 3n + w). */
  NDArray terms(NDArray values) {
    return MatMul.of(values, context);
  }

  /** Whether the next step reads the context vector that chose a word. */
  boolean readsLookAgain() {
    return decoder.order() == ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE;
  }

  /** The columns of terms (…, 3n + w) for the readout: (…, w). */
  NDArray ofReadout(NDArray terms) {
    return columns(terms).get(1);
  }

  /**
   * One step of a search, as {@link Decoder} describes it.
   *
   * @param state S (R, n): has read every word but the last, with either order
   * @param seen the terms of the context vector that chose the last word (R, 3n + w); empty before
   *     the first word
   * @param last the last word of each hypothesis, or {@link DecoderStep#NONE}
   * @param step from 0
   * @param k how many words to find for each
   */
  Step step(
      SearchSource source, NDArray state, Optional<NDArray> seen, int[] last, int step, int k) {
    NDList word = columns(words.forward(last));
    if (readsLookAgain()) {
      NDArray current =
          seen.map(terms -> update(state, word, columns(terms))).orElseGet(state::duplicate);
      SearchSource.Look look = source.look(current, step);
      return new Step(current, look, predict(current, word, look, k));
    }
    SearchSource.Look look = source.look(state, step);
    NDArray current = update(state, word, columns(look.terms()));
    return new Step(current, look, predict(current, word, look, k));
  }

  /** The columns for the recurrent unit and for the readout: (…, 3n), (…, w). */
  private NDList columns(NDArray terms) {
    return terms.split(unit, terms.getShape().dimension() - 1);
  }

  private NDArray update(NDArray state, NDList word, NDList seen) {
    return decoder.unit().next(word.get(0).add(seen.get(0)), state);
  }

  private TopKSoftmax.RankedWords predict(
      NDArray state, NDList word, SearchSource.Look look, int k) {
    Prediction prediction = decoder.prediction();
    NDArray sum = prediction.readout().ofStates(state).addi(word.get(1)); // (R, w)
    return look.mixture()
        .map(mixture -> mixture.probabilities(sum, prediction.readout(), prediction.output()))
        .map(probabilities -> TopKSoftmax.ofProbabilities(probabilities, k))
        .orElseGet(
            () -> ranking.best(prediction.readout().forward(sum.addi(ofReadout(look.terms()))), k));
  }

  /**
   * The result of one step of a search.
   *
   * @param state the state to continue from (R, n)
   */
  record Step(NDArray state, SearchSource.Look look, TopKSoftmax.RankedWords words) {}
}
