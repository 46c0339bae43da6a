package org.lengthwise.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;

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
    double temperature =
        spec.selection() instanceof SelectionSpec.Sampling sampling ? sampling.temperature() : 1;
    return RowVectors.softmax(
        keys.stream().mapToDouble(key -> score(state, key) / temperature).toArray());
  }

  private double score(double[] state, double[] key) {
    ScoreSpec score = spec.score();
    if (score instanceof ScoreSpec.Additive) {
      double[] hidden =
          RowVectors.tanh(
              RowVectors.sum(
                  weights.product(state, "attention.query"),
                  weights.product(key, "attention.key")));
      return weights.product(hidden, "attention.vector")[0];
    } else if (score instanceof ScoreSpec.Bilinear) {
      return RowVectors.dot(weights.product(state, "attention.weights"), key);
    } else if (score instanceof ScoreSpec.Dot dot) {
      return dot(dot.projection(), state, key);
    } else if (score instanceof ScoreSpec.ScaledDot scaled) {
      int size = scaled.projection() == ScoreSpec.Projection.KEYS ? state.length : key.length;
      return dot(scaled.projection(), state, key) / Math.sqrt(size);
    } else if (score instanceof ScoreSpec.Cosine cosine) {
      double[] query = query(cosine.projection(), state);
      double[] found = key(cosine.projection(), key);
      double sharpness = cosine.sharpness() * Math.exp(weights.vector("attention.sharpness")[0]);
      return sharpness * RowVectors.dot(query, found) / (length(query) * length(found));
    }
    return 0; // uniform
  }

  private double dot(ScoreSpec.Projection projection, double[] state, double[] key) {
    return RowVectors.dot(query(projection, state), key(projection, key));
  }

  private double[] query(ScoreSpec.Projection projection, double[] state) {
    return projection == ScoreSpec.Projection.QUERY
        ? weights.product(state, "attention.projection")
        : state;
  }

  private double[] key(ScoreSpec.Projection projection, double[] key) {
    return projection == ScoreSpec.Projection.KEYS
        ? weights.product(key, "attention.projection")
        : key;
  }

  private static double length(double[] vector) {
    return Math.max(1e-6, Math.sqrt(RowVectors.dot(vector, vector)));
  }

  /** The weights that the context vector is made with. */
  double[] chosen(double[] alignment) {
    if (!decodes(HardDecodingSpec.ByMaximum.class)) {
      return alignment;
    }
    int best =
        IntStream.range(0, alignment.length)
            .reduce(0, (a, b) -> alignment[b] > alignment[a] ? b : a);
    return IntStream.range(0, alignment.length).mapToDouble(j -> j == best ? 1 : 0).toArray();
  }

  /** Whether a word is predicted from each value in turn. */
  boolean marginal() {
    return decodes(HardDecodingSpec.ByMarginal.class);
  }

  private boolean decodes(Class<? extends HardDecodingSpec> way) {
    SelectionSpec selection = spec.selection();
    return !(selection instanceof SelectionSpec.Soft)
        && way.isInstance(
            selection.<HardDecodingSpec>match(
                soft -> {
                  throw new IllegalStateException("soft attention has no other way");
                },
                SelectionSpec.Sampling::decoding,
                SelectionSpec.Maximum::decoding,
                SelectionSpec.Marginal::decoding));
  }
}
