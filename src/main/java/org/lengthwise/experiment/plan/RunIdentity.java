package org.lengthwise.experiment.plan;

import java.util.Optional;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * What a run's result depends on, and nothing else, as a SHA-256 hash: the model, the training
 * settings without budget and interval of checkpoints, the prepared corpus, the seed, the decoding
 * and the identity of the run whose weights it starts from. A model or a seed added to the
 * experiment, or a longer budget, does not change it.
 */
final class RunIdentity {
  private RunIdentity() {}

  /**
   * The identity of a run.
   *
   * @param corpusIdentity the hash over everything prepared
   * @param base the identity of the run it starts from; empty when it starts from fresh weights
   */
  static String of(
      ModelSpec model,
      TrainingSpec training,
      String corpusIdentity,
      long seed,
      DecodingSpec decoding,
      Optional<String> base) {
    String text =
        "model:\n"
            + EffectiveConfig.yaml((Record) model)
            + "training:\n"
            + EffectiveConfig.yaml(lasting(training))
            + "decoding:\n"
            + EffectiveConfig.yaml((Record) decoding)
            + "corpus: "
            + corpusIdentity
            + "\nseed: "
            + seed
            + "\n"
            + base.map(identity -> "base: " + identity + "\n").orElse("");
    return Sha256.of(text);
  }

  /**
   * The training without what no weight depends on: its budget, for a longer one continues the run,
   * and the interval of checkpoints.
   */
  static TrainingSpec lasting(TrainingSpec training) {
    return training.with(Budget.NONE).withCheckpointEvery(1);
  }
}
