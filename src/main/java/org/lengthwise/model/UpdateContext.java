package org.lengthwise.model;

/**
 * What is random or remembered in the loss of one update.
 *
 * @param seed the run's seed
 * @param update its number, from 1: every random stream of it is a pure function of both
 * @param baseline the moving average of the log-probability of a target token before this update,
 *     in nats; NaN before the first update, whose draws go unrewarded
 */
public record UpdateContext(long seed, int update, double baseline) {}
