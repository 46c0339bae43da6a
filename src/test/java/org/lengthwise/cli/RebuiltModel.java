package org.lengthwise.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.nn.tensor.RowVectors;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * A model built anew from its weights and its config by the words of {@code results/README.md}, one
 * sentence and one word at a time, in double precision.
 */
final class RebuiltModel {
  private static final int END = 0;

  /**
   * What a forced decoding comes to.
   *
   * @param logProbabilities of the target words and the end token, in nats
   * @param alignment a row a target word
   */
  record Forced(double[] logProbabilities, double[][] alignment) {}

  /** The source as the decoder gets it; keys and values are empty with a fixed vector. */
  private record Source(
      double[] summary, List<double[]> keys, List<double[]> values, int positions) {}

  private record Look(double[] alignment, double[] context) {}

  private final SafeTensors weights;
  private final ModelSpec spec;
  private final Optional<RebuiltAttention> attention;

  RebuiltModel(SafeTensors weights, ModelSpec spec) {
    this.weights = weights;
    this.spec = spec;
    this.attention =
        spec instanceof AttentionSpec attending
            ? Optional.of(new RebuiltAttention(weights, attending))
            : Optional.empty();
  }

  /** Goes through a target; neither side has its end token yet. */
  Forced align(int[] source, int[] target) {
    Source read = read(source);
    int[] words = ended(target);
    boolean generatesFirst = spec.order() == ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE;
    double[] logProbabilities = new double[words.length];
    double[][] alignment = new double[words.length][];
    double[] state =
        RowVectors.tanh(
            RowVectors.sum(
                weights.product(read.summary(), "decoder.initial.weights"),
                weights.vector("decoder.initial.bias")));
    double[] before = new double[spec.embedding()];
    for (int i = 0; i < words.length; i++) {
      Look look = look(read, state, i);
      alignment[i] = look.alignment();
      double[] word = embedding("target", words[i]);
      if (!generatesFirst) {
        state = update(state, before, look.context());
      }
      logProbabilities[i] = logProbability(words[i], state, before, look, read);
      if (generatesFirst) {
        state = update(state, word, look.context());
      }
      before = word;
    }
    return new Forced(logProbabilities, alignment);
  }

  private static int[] ended(int[] words) {
    int[] ended = Arrays.copyOf(words, words.length + 1);
    ended[words.length] = END;
    return ended;
  }

  private double[] embedding(String side, int word) {
    return RowVectors.sum(
        weights.row(side + ".embedding.table", word), weights.vector(side + ".embedding.bias"));
  }

  private Source read(int[] source) {
    int[] words = source.clone();
    if (spec instanceof FixedVectorSpec fixed
        && fixed.sourceOrder() == FixedVectorSpec.SourceOrder.REVERSED) {
      Arrays.setAll(words, i -> source[source.length - 1 - i]);
    }
    List<double[]> inputs =
        Arrays.stream(ended(words)).mapToObj(word -> embedding("source", word)).toList();
    int last = inputs.size() - 1;
    List<double[]> ahead = states("encoder.forward", inputs);
    if (!weights.has("encoder.backward.bias")) {
      return source(ahead, ahead.get(last), ahead.get(last));
    }
    List<double[]> back = reversed(states("encoder.backward", reversed(inputs)));
    List<double[]> annotations = new ArrayList<>();
    for (int j = 0; j <= last; j++) {
      annotations.add(RowVectors.beside(ahead.get(j), back.get(j)));
    }
    return source(annotations, RowVectors.beside(ahead.get(last), back.get(0)), back.get(0));
  }

  private Source source(List<double[]> annotations, double[] vector, double[] summary) {
    return attention
        .map(
            look ->
                new Source(
                    summary, look.keys(annotations), look.values(annotations), annotations.size()))
        .orElseGet(() -> new Source(vector, List.of(), List.of(), annotations.size()));
  }

  private static List<double[]> reversed(List<double[]> vectors) {
    return IntStream.range(0, vectors.size())
        .mapToObj(j -> vectors.get(vectors.size() - 1 - j))
        .toList();
  }

  private List<double[]> states(String name, List<double[]> inputs) {
    List<double[]> states = new ArrayList<>();
    double[] state = new double[spec.hidden()];
    double[] nothing = new double[spec.hidden()];
    for (double[] input : inputs) {
      state = step(name, state, input, RowVectors.beside(nothing, nothing), nothing);
      states.add(state);
    }
    return states;
  }

  /** A gated recurrent unit. */
  private double[] step(
      String name, double[] state, double[] input, double[] moreGates, double[] moreCandidate) {
    double[] gates =
        RowVectors.sigmoid(
            RowVectors.sum(
                weights.product(input, name + ".input.gates"),
                weights.product(state, name + ".state.gates"),
                moreGates));
    double[] z = RowVectors.leftHalf(gates);
    double[] r = RowVectors.rightHalf(gates);
    double[] candidate =
        RowVectors.tanh(
            RowVectors.sum(
                weights.product(input, name + ".input.candidate"),
                weights.vector(name + ".bias"),
                weights.product(RowVectors.times(r, state), name + ".state.candidate"),
                moreCandidate));
    double[] kept = RowVectors.times(RowVectors.each(z, share -> 1 - share), state);
    return RowVectors.sum(kept, RowVectors.times(z, candidate));
  }

  private double[] update(double[] state, double[] word, double[] context) {
    return step(
        "decoder",
        state,
        word,
        weights.product(context, "decoder.context.gates"),
        weights.product(context, "decoder.context.candidate"));
  }

  private Look look(Source source, double[] state, int step) {
    if (attention.isPresent()) {
      double[] alignment = attention.get().alignment(state, source.keys());
      double[] chosen = attention.get().chosen(alignment);
      return new Look(alignment, RowVectors.mean(chosen, source.values()));
    }
    double[] alignment = new double[source.positions()];
    alignment[source.positions() - 1] = 1;
    boolean seen =
        step == 0
            || spec instanceof FixedVectorSpec f
                && f.context() == FixedVectorSpec.ContextUse.EVERY_STEP;
    return new Look(alignment, seen ? source.summary() : new double[source.summary().length]);
  }

  private double logProbability(
      int word, double[] state, double[] before, Look look, Source source) {
    if (attention.isEmpty() || !attention.get().marginal()) {
      return Math.log(distribution(state, before, look.context())[word]);
    }
    double probability = 0;
    for (int j = 0; j < source.positions(); j++) {
      probability +=
          look.alignment()[j] * distribution(state, before, source.values().get(j))[word];
    }
    return Math.log(probability);
  }

  /** The probability of every word. */
  private double[] distribution(double[] state, double[] before, double[] context) {
    double[] sum =
        RowVectors.sum(
            weights.product(state, "readout.state"),
            weights.vector("readout.bias"),
            weights.product(before, "readout.word"),
            weights.product(context, "readout.context"));
    double[] units =
        spec.readout()
            .match(
                maxout ->
                    IntStream.range(0, sum.length / 2)
                        .mapToDouble(j -> Math.max(sum[j], sum[sum.length / 2 + j]))
                        .toArray(),
                tanh -> RowVectors.tanh(sum));
    double[] projected =
        weights.has("output.projection") ? weights.product(units, "output.projection") : units;
    return RowVectors.softmax(
        RowVectors.sum(
            weights.product(projected, "output.weights"), weights.vector("output.bias")));
  }
}
