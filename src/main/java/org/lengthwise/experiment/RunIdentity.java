package org.lengthwise.experiment;

import java.util.Optional;
import org.lengthwise.config.DecodingSpec;
import org.lengthwise.config.EffectiveConfig;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.config.TrainingSpec;
import org.lengthwise.corpus.Sha256;

/**
 * What a run's result depends on, and nothing else, as a SHA-256 hash: the model, the training
 * settings without the budget, the prepared corpus, the seed and the decoding. A model or a seed
 * added to the experiment, or a longer budget, leaves it as it is.
 */
final class RunIdentity {
  private RunIdentity() {}

  /**
   * The identity of a run.
   *
   * @param corpusIdentity the hash over everything prepared
   */
  static String of(
      ModelSpec model,
      TrainingSpec training,
      String corpusIdentity,
      long seed,
      DecodingSpec decoding) {
    String text =
        "model:\n"
            + EffectiveConfig.yaml((Record) model)
            + "training:\n"
            + EffectiveConfig.yaml(withoutBudget(training))
            + "decoding:\n"
            + EffectiveConfig.yaml((Record) decoding)
            + "corpus: "
            + corpusIdentity
            + "\nseed: "
            + seed
            + "\n";
    return Sha256.of(text);
  }

  /** The same training without an end. */
  static TrainingSpec withoutBudget(TrainingSpec training) {
    return new TrainingSpec(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        training.batch(),
        training.window(),
        training.optimiser(),
        training.clip(),
        training.loss(),
        training.initialisation(),
        training.logEvery(),
        training.checkpointEvery(),
        training.validation(),
        training.device(),
        training.threads());
  }
}
