package org.lengthwise.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.nn.attention.ScoreEquations;
import org.lengthwise.nn.tensor.RowVectors;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.HardDecodingSpec;

/** Attention as {@code results/README.md} describes it. */
record RebuiltAttention(SafeTensors weights, AttentionSpec spec) {
  /** What is compared with the decoder's state. */
  List<double[]> keys(List<double[]> annotations) {
    return projected(annotations, "attention.memory.keys");
  }

  /** What the context vector is made of. */
  List<double[]> values(List<double[]> annotations) {
    return projected(annotations, "attention.memory.values");
  }

  private List<double[]> projected(List<double[]> annotations, String name) {
    return weights.has(name)
        ? annotations.stream().map(annotation -> weights.product(annotation, name)).toList()
        : annotations;
  }

  /** The weights over the positions. */
  double[] alignment(double[] state, List<double[]> keys) {
    ScoreEquations.Weights named = new ScoreEquations.Weights(weights::product, weights::vector);
    return RowVectors.softmax(
        keys.stream()
            .mapToDouble(key -> ScoreEquations.of(spec.score(), named, state, key))
            .map(score -> score / spec.selection().temperature())
            .toArray());
  }

  /** The weights that the context vector is made with. */
  double[] chosen(double[] alignment) {
    return decoding()
        .map(
            hard ->
                hard.match(
                    maximum -> greatest(alignment),
                    sampling -> {
                      throw new IllegalArgumentException("a draw cannot be rebuilt");
                    },
                    marginal -> alignment))
        .orElse(alignment);
  }

  private static double[] greatest(double[] alignment) {
    int best =
        IntStream.range(0, alignment.length)
            .reduce(0, (a, b) -> alignment[b] > alignment[a] ? b : a);
    return IntStream.range(0, alignment.length).mapToDouble(j -> j == best ? 1 : 0).toArray();
  }

  /** Whether a word is predicted from each value in turn. */
  boolean marginal() {
    return decoding().filter(HardDecodingSpec.ByMarginal.class::isInstance).isPresent();
  }

  /** How hard attention decodes; empty for soft attention. */
  private Optional<HardDecodingSpec> decoding() {
    return spec.selection()
        .match(
            soft -> Optional.empty(),
            sampling -> Optional.of(sampling.decoding()),
            maximum -> Optional.of(maximum.decoding()),
            marginal -> Optional.of(marginal.decoding()));
  }
}
