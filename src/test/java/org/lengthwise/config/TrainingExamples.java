package org.lengthwise.config;

import java.util.Optional;
import org.lengthwise.spec.OptimiserSpec;
import org.lengthwise.spec.Specs;
import org.lengthwise.spec.TrainingSpec;

/** Trainings for tests. */
public final class TrainingExamples {
  private TrainingExamples() {}

  /** One update with Adam; it is logged, validated and saved. */
  public static TrainingSpec oneUpdate(int batch, TrainingSpec.Initialisation initialisation) {
    return Specs.of(TrainingSpec.class)
        .set("updates", Optional.of(1))
        .set("batch", batch)
        .set("window", 1)
        .set("optimiser", new OptimiserSpec.Adam(0.001, 0.9, 0.999, 1e-8))
        .set("clip", 1)
        .set("loss", TrainingSpec.LossNormalisation.TOKEN_MEAN)
        .set("initialisation", initialisation)
        .set("logEvery", 1)
        .set("checkpointEvery", 1)
        .set("validation", new TrainingSpec.Validation(1, 1, 0))
        .set("device", TrainingSpec.DeviceKind.CPU)
        .set("threads", 1)
        .make();
  }
}
