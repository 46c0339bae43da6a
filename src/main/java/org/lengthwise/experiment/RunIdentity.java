package org.lengthwise.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.lengthwise.config.DecodingSpec;
import org.lengthwise.config.EffectiveConfig;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.config.TrainingSpec;

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
    return sha256(text);
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
        training.threads());
  }

  /** The hash of a text in UTF-8, in hexadecimal. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
