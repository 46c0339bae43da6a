package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.config.DecoderOrder;
import org.lengthwise.decode.DecoderStep;
import org.lengthwise.nn.Product;
import org.lengthwise.nn.RankedWords;
import org.lengthwise.nn.RecurrentTerms;
import org.lengthwise.nn.Rows;
import org.lengthwise.nn.WordRanking;

/**
 * The {@link Decoder} laid out for a search, which reads the same words and looks at the same
 * values over and over. What a word adds before the nonlinearities of a step is a row of a table:
 * columns 0 to 3n of it go to the recurrent unit (gates, then candidate), the w after them to the
 * readout. What a context vector adds has the same columns.
 */
final class SearchDecoder {
  private final Decoder decoder;
  private final NDArray words;
  private final NDArray context;
  private final WordRanking ranking;
  private final long[] gatesAndUnit;

  /**
   * @param owner of the tables
   */
  SearchDecoder(Decoder decoder, NDManager owner) {
    this.decoder = decoder;
    long hidden = decoder.unit().bias().size();
    this.gatesAndUnit = new long[] {2 * hidden, 3 * hidden};
    this.words = words(decoder);
    this.context =
        NDArrays.concat(
            new NDList(
                decoder.context().gates(),
                decoder.context().candidate(),
                decoder.prediction().readout().context()),
            1);
    words.attach(owner);
    context.attach(owner);
    this.ranking = decoder.prediction().output().ranking(owner);
  }

  /** Lends the tables to a manager until it closes, see {@code Parameters.lendTo}. */
  void lendTo(NDManager borrower) {
    words.tempAttach(borrower);
    context.tempAttach(borrower);
  }

  /** (K + 1, 3n + w); the last row is what comes before the first word. */
  private static NDArray words(Decoder decoder) {
    NDArray embedded = decoder.words().table().add(decoder.words().bias()); // (K, m)
    NDManager manager = embedded.getManager();
    NDArray none = manager.zeros(new Shape(1, decoder.words().size()));
    NDArray weights =
        NDArrays.concat(
            new NDList(
                decoder.unit().input().gates(),
                decoder.unit().input().candidate(),
                decoder.prediction().readout().word()),
            1);
    NDArray bias = decoder.unit().bias();
    long readout = decoder.prediction().readout().bias().size();
    NDArray biases =
        NDArrays.concat(
            new NDList(
                manager.zeros(new Shape(2 * bias.size())), bias, manager.zeros(new Shape(readout))),
            0);
    return Product.of(NDArrays.concat(new NDList(embedded, none), 0), weights).addi(biases);
  }

  /** What values or context vectors (…, v) add: (…, 3n + w). */
  NDArray terms(NDArray values) {
    return Product.of(values, context);
  }

  /** The columns of terms (…, 3n + w) that go to the readout: (…, w). */
  NDArray ofReadout(NDArray terms) {
    return columns(terms).get(2);
  }

  /**
   * One step of a search, as {@link Decoder} describes it.
   *
   * @param state S (R, n): has read every word but the last, with either order
   * @param seen what the context vector that chose the last word adds (R, 3n + w); empty before the
   *     first
   * @param last the last word of each hypothesis, or {@link DecoderStep#NONE}
   * @param step from 0
   * @param k how many words to find for each
   */
  Step step(
      SearchSource source, NDArray state, Optional<NDArray> seen, int[] last, int step, int k) {
    NDList word = columns(read(last));
    if (decoder.order() == DecoderOrder.LOOK_GENERATE_UPDATE) {
      NDArray current =
          seen.map(terms -> update(state, word, columns(terms))).orElseGet(state::duplicate);
      SearchLook look = source.look(current, step);
      return new Step(current, look, predict(current, word, look, k));
    }
    SearchLook look = source.look(state, step);
    NDArray current = update(state, word, columns(look.terms()));
    return new Step(current, look, predict(current, word, look, k));
  }

  /** What words add, (R, 3n + w). */
  private NDArray read(int[] ids) {
    int none = (int) words.getShape().get(0) - 1;
    return Rows.of(
        words, Arrays.stream(ids).map(id -> id == DecoderStep.NONE ? none : id).toArray());
  }

  /** Of gates, of the candidate, of the readout: (…, 2n), (…, n), (…, w). */
  private NDList columns(NDArray terms) {
    return terms.split(gatesAndUnit, terms.getShape().dimension() - 1);
  }

  private NDArray update(NDArray state, NDList word, NDList seen) {
    RecurrentTerms both =
        new RecurrentTerms(word.get(0).add(seen.get(0)), word.get(1).add(seen.get(1)));
    return decoder.unit().step(both, state, Optional.empty());
  }

  private RankedWords predict(NDArray state, NDList word, SearchLook look, int k) {
    Prediction prediction = decoder.prediction();
    NDArray sum = prediction.readout().ofStates(state).add(word.get(2)); // (R, w)
    return look.mixture()
        .map(mixture -> mixture.probabilities(sum, prediction.readout(), prediction.output()))
        .map(probabilities -> WordRanking.ofProbabilities(probabilities, k))
        .orElseGet(
            () -> ranking.best(prediction.readout().of(sum.add(ofReadout(look.terms()))), k));
  }

  /**
   * What a step of a search came to.
   *
   * @param state (R, n), to go on from
   */
  record Step(NDArray state, SearchLook look, RankedWords words) {}
}
