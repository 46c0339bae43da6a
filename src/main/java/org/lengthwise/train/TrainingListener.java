package org.lengthwise.train;

/** Observes training, without influence on it. */
public interface TrainingListener {
  /** The model is built, or loaded from a checkpoint, before the first update of this process. */
  void began(long parameters, String encoder, Progress progress);

  /** An update was made. */
  void updated(Progress progress);

  /**
   * The process or its machine was paused in the middle of an update, which therefore counts for
   * the time that one usually takes. {@link #updated} follows.
   *
   * @param taken seconds that the update took
   * @param usual seconds that it counts for
   */
  default void paused(int update, double taken, double usual) {}

  /**
   * A validation was made after the last update.
   *
   * @param loss on the development pairs, in nats per target token
   * @param bleu of the development translations; NaN when there is none
   */
  default void validated(double loss, double bleu) {}

  /** A line for the log, such as which checkpoint training continues from. */
  void say(String line);

  /**
   * How far training is.
   *
   * @param update updates made
   * @param epoch the pass over the training pairs, from 1
   * @param loss of the updates since the last row of the table, in nats per target token
   * @param bestUpdate the update of the best checkpoint, which has been written; 0 for none
   * @param bestLoss its development loss, in nats per target token; infinite for none
   * @param targetTokens target tokens trained on since the run began, end tokens counted
   * @param seconds spent in training since the run began; validation, checkpoints, interruptions
   *     and pauses left out
   * @param share of the budget that is used, 0 to 1
   */
  record Progress(
      int update,
      int epoch,
      double loss,
      int bestUpdate,
      double bestLoss,
      long targetTokens,
      double seconds,
      double share) {}
}
