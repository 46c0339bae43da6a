package org.lengthwise.train;

/**
 * Where training stands between two updates. With the weights and the optimiser's memory it is all
 * that continuing needs: the random streams are pure functions of the seed.
 *
 * @param update updates made
 * @param epoch the pass over the training pairs, from 1
 * @param nextBatch the next batch of that epoch, from 0
 * @param tally since the last row of the table
 * @param bestUpdate the update with the least development loss; 0 for none
 * @param bestLoss that loss, in nats per target token; infinite for none
 * @param targetTokens trained on so far, end tokens counted
 * @param seconds spent in training
 */
record TrainingState(
    int update,
    int epoch,
    int nextBatch,
    Tally tally,
    int bestUpdate,
    double bestLoss,
    long targetTokens,
    double seconds) {
  static final TrainingState START =
      new TrainingState(0, 1, 0, Tally.EMPTY, 0, Double.POSITIVE_INFINITY, 0, 0);

  /** After one more update. */
  TrainingState after(UpdateOutcome outcome, double updateSeconds, int batchesOfEpoch) {
    boolean epochEnds = nextBatch + 1 == batchesOfEpoch;
    return new TrainingState(
        update + 1,
        epochEnds ? epoch + 1 : epoch,
        epochEnds ? 0 : nextBatch + 1,
        tally.plus(outcome),
        bestUpdate,
        bestLoss,
        targetTokens + outcome.tokens(),
        seconds + updateSeconds);
  }

  /** After a row of the table was written. */
  TrainingState logged() {
    return new TrainingState(
        update, epoch, nextBatch, Tally.EMPTY, bestUpdate, bestLoss, targetTokens, seconds);
  }

  /** After the development loss was taken at this update. */
  TrainingState validated(double loss) {
    boolean better = loss < bestLoss;
    return new TrainingState(
        update,
        epoch,
        nextBatch,
        tally,
        better ? update : bestUpdate,
        better ? loss : bestLoss,
        targetTokens,
        seconds);
  }

  /** The epoch the last update belongs to. */
  int currentEpoch() {
    return nextBatch == 0 && epoch > 1 ? epoch - 1 : epoch;
  }
}
