package org.lengthwise.results;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How far a run has come, in {@code status.json}.
 *
 * @param update updates done
 * @param bestUpdate the update of the best checkpoint; 0 when there is none
 * @param bestLoss the development loss of the best checkpoint, in nats per target token; NaN when
 *     there is none
 * @param message why the run failed or stopped; empty otherwise
 * @param parameters trained numbers of the model; 0 until it has been built
 * @param trainingSeconds time in training, validation, checkpoints and interruptions left out
 * @param targetTokens target tokens trained on so far, end tokens counted
 * @param encoder {@code forward} or {@code bidirectional}; empty until the model has been built
 * @param epochs passes over the training pairs started; 0 before the first
 * @param identity hash of what the run alone depends on
 */
public record RunStatus(
    String model,
    long seed,
    State state,
    int update,
    int bestUpdate,
    double bestLoss,
    String message,
    long parameters,
    double trainingSeconds,
    long targetTokens,
    String encoder,
    int epochs,
    String identity) {

  /** What a run is doing. */
  public enum State {
    /** Planned, not started. */
    WAITING,
    /** Training. */
    TRAINING,
    /** Trained; translating the test pairs. */
    TRANSLATING,
    /** Trained, and its translations are there. */
    FINISHED,
    /** Ended by an error. */
    FAILED,
    /** Ended by the user; the same command continues it. */
    STOPPED
  }

  /** Checks that nothing is missing. */
  public RunStatus {
    Objects.requireNonNull(model, "model is missing");
    Objects.requireNonNull(state, "state is missing");
    Objects.requireNonNull(message, "message is missing");
    Objects.requireNonNull(encoder, "encoder is missing");
    Objects.requireNonNull(identity, "identity is missing");
  }

  /** The status of a run that has not started. */
  public static RunStatus waiting(String model, long seed, String identity) {
    return new RunStatus(
        model, seed, State.WAITING, 0, 0, Double.NaN, "", 0, 0, 0, "", 0, identity);
  }

  /** The same run in another state. */
  public RunStatus in(State newState, String newMessage) {
    return new RunStatus(
        model,
        seed,
        newState,
        update,
        bestUpdate,
        bestLoss,
        newMessage,
        parameters,
        trainingSeconds,
        targetTokens,
        encoder,
        epochs,
        identity);
  }

  /** Writes {@code status.json}, whole or not at all. */
  public void write(Path file) {
    JsonFile.write(file, this);
  }

  /**
   * Reads {@code status.json}.
   *
   * @throws ResultsException when the file is not a status
   */
  public static RunStatus read(Path file) {
    return JsonFile.read(file, RunStatus.class);
  }
}
