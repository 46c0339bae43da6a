package org.lengthwise.train;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A loss or a gradient that is not finite, in words. */
final class Divergence {
  private static final int SHOWN = 8;

  private Divergence() {}

  /**
   * At an update, which was not made.
   *
   * @param state before it
   * @param pairs the training pairs of its batch
   */
  static TrainingException atUpdate(TrainingState state, UpdateOutcome outcome, int[] pairs) {
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
