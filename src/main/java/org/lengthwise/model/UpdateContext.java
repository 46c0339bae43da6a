package org.lengthwise.model;

/**
 * What the loss of one update depends on besides weights and batch.
 *
 * @param seed the run's seed
 * @param update the number of the update, from 1; its random streams are pure functions of both
 * @param baseline the moving average of the log-probability of a target token before this update,
 *     in nats; NaN before the first update, whose draws get no reward
 */
public record UpdateContext(long seed, int update, double baseline) {}
