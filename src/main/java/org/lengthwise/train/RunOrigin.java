package org.lengthwise.train;

import org.lengthwise.config.EffectiveConfig;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.corpus.CorpusManifest;
import org.lengthwise.corpus.Sha256;

/**
 * Which run a checkpoint is of.
 *
 * @param model the model's name
 * @param seed the run's seed
 * @param identity hash of all that the meaning of the weights hangs on: every key of the model, and
 *     the corpus with its vocabularies
 */
record RunOrigin(String model, long seed, String identity) {
  private static final int SHOWN = 12;

  static RunOrigin of(ModelSpec model, long seed, CorpusManifest corpus) {
    String identity =
        Sha256.of(EffectiveConfig.yaml(model) + "corpus: " + corpus.identity() + "\n");
    return new RunOrigin(model.name(), seed, identity);
  }

  /** Such as {@code attention with seed 1 (identity 0123456789ab)}. */
  @Override
  public String toString() {
    String shown = identity.substring(0, Math.min(SHOWN, identity.length()));
    return model + " with seed " + seed + " (identity " + shown + ")";
  }
}
