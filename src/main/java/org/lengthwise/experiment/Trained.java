package org.lengthwise.experiment;

import org.lengthwise.results.RunStatus;

/**
 * What training has reached.
 *
 * @param update updates done
 * @param epochs passes over the training pairs begun
 * @param bestUpdate the update of the best checkpoint; 0 when there is none
 * @param bestLoss its development loss in nats per target token; NaN when there is none
 * @param parameters trained numbers of the model
 * @param encoder {@code forward} or {@code bidirectional}
 * @param targetTokens target tokens trained on, end tokens counted
 * @param trainingSeconds time in training, validation, checkpoints and interruptions left out
 */
public record Trained(
    int update,
    int epochs,
    int bestUpdate,
    double bestLoss,
    long parameters,
    String encoder,
    long targetTokens,
    double trainingSeconds) {
  /** The status of a run that has come so far. */
  RunStatus status(PlannedRun run, RunStatus.State state) {
    return new RunStatus(
        run.model().name(),
        run.seed(),
        state,
        update,
        bestUpdate,
        bestLoss,
        "",
        parameters,
        trainingSeconds,
        targetTokens,
        encoder,
        epochs,
        run.identity());
  }
}
