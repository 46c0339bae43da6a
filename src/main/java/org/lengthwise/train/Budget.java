package org.lengthwise.train;

import java.util.stream.DoubleStream;
import org.lengthwise.config.TrainingSpec;

/** When training ends: at the first of updates, epochs and minutes to be reached. */
record Budget(TrainingSpec training, int batchesOfEpoch) {

  boolean reached(TrainingState state) {
    return training.updates().map(updates -> state.update() >= updates).orElse(false)
        || training.epochs().map(epochs -> state.epoch() > epochs).orElse(false)
        || training.minutes().map(minutes -> state.seconds() >= 60 * minutes).orElse(false);
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
