package org.lengthwise.report.data;

import java.util.List;
import java.util.Optional;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.ModelSpec;

/** The models whose attention takes one annotation instead of a mean. */
public final class HardAttention {
  private HardAttention() {}

  /** Their names, in the order of the config. */
  public static List<String> models(ExperimentResults study) {
    return study.spec().models().stream()
        .filter(model -> decoding(model).isPresent())
        .map(ModelSpec::name)
        .toList();
  }

  /** How the model chooses an annotation in decoding; empty where its attention is soft. */
  public static Optional<HardDecodingSpec> decoding(ModelSpec model) {
    return model.match(fixed -> Optional.empty(), HardAttention::decoding);
  }

  /** How the choice is made, in words. */
  public static String words(HardDecodingSpec decoding) {
    return decoding.match(
        maximum -> "the annotation with the greatest weight at each step (maximum)",
        sampling ->
            "an annotation sampled by its weight at each step (seed " + sampling.seed() + ")",
        marginal -> "every annotation at each step, its prediction weighted (marginal)");
  }

  private static Optional<HardDecodingSpec> decoding(AttentionSpec model) {
    return model
        .selection()
        .match(
            soft -> Optional.empty(),
            sampling -> Optional.of(sampling.decoding()),
            maximum -> Optional.of(maximum.decoding()),
            marginal -> Optional.of(marginal.decoding()));
  }
}
