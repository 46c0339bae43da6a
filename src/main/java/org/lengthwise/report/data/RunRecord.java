package org.lengthwise.report.data;

import java.util.List;
import java.util.Optional;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/**
 * The results of a run so far.
 *
 * @param status empty when the run has not started or its status cannot be read
 * @param provenance empty when an older program made the run
 * @param fault what could not be read; empty when all could
 */
public record RunRecord(
    String model,
    long seed,
    Optional<RunStatus> status,
    List<TrainingRow> training,
    List<ValidationRow> validation,
    Optional<RunProvenance> provenance,
    String fault) {

  /** Seconds of training at an update, between the rows of the training table. */
  public double seconds(int update) {
    double beforeUpdate = 0;
    double beforeSeconds = 0;
    for (TrainingRow row : training) {
      if (row.update() >= update) {
        double part = (update - beforeUpdate) / (row.update() - beforeUpdate);
        return beforeSeconds + part * (row.seconds() - beforeSeconds);
      }
      beforeUpdate = row.update();
      beforeSeconds = row.seconds();
    }
    return beforeSeconds;
  }

  /** The validation with the least loss, the first of equals. */
  public Optional<ValidationRow> best() {
    return validation.stream()
        .filter(row -> !Double.isNaN(row.loss()))
        .reduce((best, row) -> row.loss() < best.loss() ? row : best);
  }

  /** The last validation. */
  Optional<ValidationRow> last() {
    return validation.isEmpty()
        ? Optional.empty()
        : Optional.of(validation.get(validation.size() - 1));
  }

  /** Whether the development loss was at its least at the last of several validations. */
  public boolean stillFalling() {
    return validation.size() > 1 && best().equals(last());
  }
}
