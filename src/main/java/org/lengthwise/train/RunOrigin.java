package org.lengthwise.train;

import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * Which run a checkpoint is of.
 *
 * @param model the model's name
 * @param seed the run's seed
 * @param identity hash of all that the weights hang on: every key of the model, the corpus, and how
 *     it is learnt
 */
record RunOrigin(String model, long seed, String identity) {
  private static final int SHOWN = 12;

  static RunOrigin of(ModelSpec model, long seed, TrainingSpec training, CorpusManifest corpus) {
    String text =
        EffectiveConfig.yaml(model)
            + EffectiveConfig.yaml(training.optimiser())
            + "batch: %d\nwindow: %d\nclip: %s\nloss: %s\ninitialisation: %s\ncorpus: %s\n"
                .formatted(
                    training.batch(),
                    training.window(),
                    training.clip(),
                    training.loss(),
                    training.initialisation(),
                    corpus.identity());
    return new RunOrigin(model.name(), seed, Sha256.of(text));
  }

  /** Such as {@code attention with seed 1 (identity 0123456789ab)}. */
  @Override
  public String toString() {
    String shown = identity.substring(0, Math.min(SHOWN, identity.length()));
    return model + " with seed " + seed + " (identity " + shown + ")";
  }
}
