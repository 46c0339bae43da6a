package org.lengthwise.report.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/** The losses of made-up runs. */
public final class ExampleCurves {
  private ExampleCurves() {}

  /** Writes the tables of training and validation of a run. */
  public static void write(String model, long seed, boolean fixed, RunFolder run) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TrainingRow> training = new ArrayList<>();
    List<ValidationRow> validation = new ArrayList<>();
    double seconds = 0;
    for (int update = 25; update <= 3000; update += 25) {
      double loss =
          (fixed ? 4.1 : 2.7)
              + 5 * Math.exp(-update / (fixed ? 400.0 : 600.0))
              - update * 1e-4
              + 0.08 * random.nextDouble();
      seconds += (fixed ? 20 : 34) * (1 + 0.1 * random.nextDouble());
      training.add(new TrainingRow(model, seed, 1, update, 45_000, loss, 1e-3, 1.1, 0.4, seconds));
      if (update % 250 == 0) {
        double dev = fixed && update == 3000 ? loss + 0.5 : loss + 0.1;
        validation.add(
            new ValidationRow(model, seed, 1, update, dev, Math.exp(dev), "", Double.NaN));
      }
    }
    TrainingRow.write(training, run.training());
    ValidationRow.write(validation, run.validation());
  }
}
