package org.lengthwise.train;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A loss or a gradient that training cannot go on from, in words. */
final class Divergence {
  private static final int SHOWN = 8;

  /** Nats per target token; a guess among a million words costs 14. */
  private static final double EXPLODED = 1000;

  private Divergence() {}

  /**
   * Whether a loss is a number that learning can lead to.
   *
   * @param loss in nats per target token
   */
  static boolean sound(double loss) {
    return Double.isFinite(loss) && loss < EXPLODED;
  }

  /**
   * At an update, which was not made.
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

  /** At a look at the development pairs. */
  static TrainingException atLook(TrainingState state, double loss) {
    return new TrainingException(
        "update %d: the loss of the development pairs is %s; %s"
            .formatted(state.update(), loss, kept(state)));
  }

  private static String kept(TrainingState state) {
    return state.bestUpdate() > 0
        ? "the best checkpoint, of update " + state.bestUpdate() + ", is kept"
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
