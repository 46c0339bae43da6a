package org.lengthwise.train;

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

  Tally plus(UpdateOutcome outcome) {
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
