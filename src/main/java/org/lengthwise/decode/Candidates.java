package org.lengthwise.decode;

/**
 * The best next words of each row.
 *
 * @param tokens rows times k word ids, best first; equal ones by id
 * @param logProbabilities of those words, in nats
 * @param next the state after the look that chose them; the words themselves are not yet read
 */
public record Candidates<S>(int[][] tokens, float[][] logProbabilities, S next) {}
