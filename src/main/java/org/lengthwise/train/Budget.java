package org.lengthwise.train;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.lengthwise.spec.TrainingSpec;

/** When training ends: at the first of updates, epochs and minutes to be reached. */
record Budget(TrainingSpec training, int batchesOfEpoch) {

  boolean reached(TrainingState state) {
    return training.updates().map(updates -> state.update() >= updates).orElse(false)
        || training.epochs().map(epochs -> state.epoch() > epochs).orElse(false)
        || training.minutes().map(minutes -> state.seconds() >= 60 * minutes).orElse(false);
  }

  /**
   * Says what is beyond a budget that was made smaller; nothing where training can go on or end
   * here. Of minutes it cannot tell, for the last update always goes beyond them.
   *
   * @param run the run's name
   */
  Optional<String> exceededBy(TrainingState state, String run) {
    if (state.update() > training.updates().orElse(Integer.MAX_VALUE)) {
      return Optional.of(
          "training.updates is %d, but %s has had %d updates already"
              .formatted(training.updates().get(), run, state.update()));
    }
    if (state.currentEpoch() > training.epochs().orElse(Integer.MAX_VALUE)) {
      return Optional.of(
          "training.epochs is %d, but %s is in epoch %d already"
              .formatted(training.epochs().get(), run, state.currentEpoch()));
    }
    return Optional.empty();
  }

  /** The share of the budget that is used, 0 to 1. */
  double share(TrainingState state) {
    double epochs = state.update() / (double) batchesOfEpoch;
    return DoubleStream.of(
            training.updates().map(updates -> state.update() / (double) updates).orElse(0.0),
            training.epochs().map(most -> epochs / most).orElse(0.0),
            training.minutes().map(minutes -> state.seconds() / (60 * minutes)).orElse(0.0))
        .map(share -> Math.min(1, share))
        .max()
        .orElse(0);
  }
}
