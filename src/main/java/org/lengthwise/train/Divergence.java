package org.lengthwise.train;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A loss or a gradient after which training cannot continue, in words. */
final class Divergence {
  private static final int SHOWN = 8;

  /** Nats per target token; guessing among a million words costs 14. */
  private static final double EXPLODED = 1000;

  private Divergence() {}

  /**
   * Whether training can arrive at such a loss.
   *
   * @param loss in nats per target token
   */
  static boolean sound(double loss) {
    return Double.isFinite(loss) && loss < EXPLODED;
  }

  /**
   * At an update, which was not applied.
   *
   * @param state before it
   * @param pairs the training pairs of its batch
   */
  static TrainingException atUpdate(TrainingState state, Learner.Outcome outcome, int[] pairs) {
    return new TrainingException(
        "update %d (epoch %d, batch %d, training pairs %s): the loss is %s and the norm of its gradient %s; %s"
            .formatted(
                state.update() + 1,
                state.epoch(),
                state.nextBatch() + 1,
                firstOf(pairs),
                outcome.loss(),
                outcome.gradientNorm(),
                kept(state)));
  }

  /** At a validation. */
  static TrainingException atValidation(TrainingState state, double loss) {
    return new TrainingException(
        "update %d: the loss on the development set is %s; %s"
            .formatted(state.update(), loss, kept(state)));
  }

  private static String kept(TrainingState state) {
    return state.bestUpdate() > 0
        ? "the best checkpoint, update " + state.bestUpdate() + ", is kept"
        : "no checkpoint had been validated";
  }

  private static String firstOf(int[] pairs) {
    int shown = Math.min(SHOWN, pairs.length);
    String list =
        Arrays.stream(pairs)
            .limit(shown)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" "));
    return pairs.length > shown ? list + " and " + (pairs.length - shown) + " more" : list;
  }
}
