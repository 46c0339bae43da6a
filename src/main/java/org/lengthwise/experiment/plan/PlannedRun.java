package org.lengthwise.experiment.plan;

import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.ModelSpec;

/**
 * One model with one seed: the unit of work, with a folder and a process of its own.
 *
 * @param identity what its result depends on; see {@link RunIdentity}
 * @param base the run whose best weights this one starts from; fresh weights when empty
 */
public record PlannedRun(
    ModelSpec model, long seed, String identity, RunFolder folder, Optional<PlannedRun> base) {
  /** The name in messages and of its folder, {@code <model>-s<seed>}. */
  public String name() {
    return folder.name();
  }

  /** How far it is; waiting when it has not started. */
  public RunStatus status() {
    return Files.exists(folder.status())
        ? RunStatus.read(folder.status())
        : RunStatus.waiting(model.name(), seed, identity);
  }

  /** How much of a budget it has used. */
  public Budget.Spent spent() {
    return spent(status());
  }

  /** How much of a budget a run of this status has used. */
  public static Budget.Spent spent(RunStatus status) {
    return new Budget.Spent(status.update(), status.epochs(), status.trainingSeconds());
  }

  /** Whether it is trained to the end of its budget and the test set is translated. */
  public boolean finished() {
    return status().state() == RunStatus.State.FINISHED
        && Stream.of(folder.hypotheses(), folder.alignments(), folder.sharpness())
            .allMatch(Files::exists);
  }

  /** Writes what it is doing to its folder. */
  public void enter(RunStatus.State state, String message) {
    status().in(state, message).write(folder.status());
  }
}
