package org.lengthwise.train;

import com.google.gson.annotations.SerializedName;
import org.lengthwise.spec.Budget;

/**
 * The state of training between two updates. With the weights and the optimiser's state it is all
 * that a continuation needs: the random streams are pure functions of the seed.
 *
 * @param update updates made
 * @param epoch the pass over the training pairs, from 1
 * @param nextBatch the next batch of that epoch, from 0
 * @param tally since the last row of the table
 * @param validatedAt the update of the last validation; 0 for none
 * @param bestUpdate the update with the least development loss; 0 for none
 * @param bestLoss that loss, in nats per target token; infinite for none
 * @param baseline moving average of the log-probability of a target token, in nats; NaN before the
 *     first update
 * @param targetTokens trained on so far, end tokens counted
 * @param seconds spent in training
 */
record TrainingState(
    int update,
    int epoch,
    int nextBatch,
    Tally tally,
    @SerializedName("lookedAt") int validatedAt,
    int bestUpdate,
    double bestLoss,
    double baseline,
    long targetTokens,
    double seconds) {
  /** The share of a batch in the moving average (Xu et al. 2015, section 4.1). */
  private static final double BATCH_SHARE = 0.1;

  static final TrainingState START =
      new TrainingState(0, 1, 0, Tally.EMPTY, 0, 0, Double.POSITIVE_INFINITY, Double.NaN, 0, 0);

  /** After one more update. */
  TrainingState after(Learner.Outcome outcome, double updateSeconds, int batchesOfEpoch) {
    boolean epochEnds = nextBatch + 1 == batchesOfEpoch;
    return new TrainingState(
        update + 1,
        epochEnds ? epoch + 1 : epoch,
        epochEnds ? 0 : nextBatch + 1,
        tally.plus(outcome),
        validatedAt,
        bestUpdate,
        bestLoss,
        average(-outcome.loss() / outcome.tokens()),
        targetTokens + outcome.tokens(),
        seconds + updateSeconds);
  }

  private double average(double logProbability) {
    return Double.isNaN(baseline)
        ? logProbability
        : (1 - BATCH_SHARE) * baseline + BATCH_SHARE * logProbability;
  }

  /** After a row of the table was written. */
  TrainingState logged() {
    return new TrainingState(
        update,
        epoch,
        nextBatch,
        Tally.EMPTY,
        validatedAt,
        bestUpdate,
        bestLoss,
        baseline,
        targetTokens,
        seconds);
  }

  /** After the development loss was taken at this update. */
  TrainingState validated(double loss) {
    boolean better = loss < bestLoss;
    return new TrainingState(
        update,
        epoch,
        nextBatch,
        tally,
        update,
        better ? update : bestUpdate,
        better ? loss : bestLoss,
        baseline,
        targetTokens,
        seconds);
  }

  /** The same with another time spent in training. */
  TrainingState at(double newSeconds) {
    return new TrainingState(
        update,
        epoch,
        nextBatch,
        tally,
        validatedAt,
        bestUpdate,
        bestLoss,
        baseline,
        targetTokens,
        newSeconds);
  }

  /** Whether there are updates that are not in the table yet. */
  boolean unlogged() {
    return tally.updates() > 0;
  }

  /** Whether there was no validation since the last update. */
  boolean unvalidated() {
    return validatedAt < update;
  }

  /** How much of a budget is used. */
  Budget.Spent spent(int batchesOfEpoch) {
    return new Budget.Spent(update, update / (double) batchesOfEpoch, seconds);
  }

  /** The epoch the last update belongs to. */
  int currentEpoch() {
    return nextBatch == 0 && epoch > 1 ? epoch - 1 : epoch;
  }

  /**
   * Sums over the updates since the last row of the table.
   *
   * @param loss summed over the tokens, in nats
   * @param tokens target tokens, end tokens counted
   * @param gradientNorm summed over the updates, before clipping
   * @param clipped updates whose gradient was clipped
   */
  record Tally(int updates, double loss, long tokens, double gradientNorm, int clipped) {
    static final Tally EMPTY = new Tally(0, 0, 0, 0, 0);

    Tally plus(Learner.Outcome outcome) {
      return new Tally(
          updates + 1,
          loss + outcome.loss(),
          tokens + outcome.tokens(),
          gradientNorm + outcome.gradientNorm(),
          clipped + (outcome.clipped() ? 1 : 0));
    }

    /** Mean loss in nats per target token. */
    double meanLoss() {
      return loss / tokens;
    }
  }
}
