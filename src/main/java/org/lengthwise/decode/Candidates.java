package org.lengthwise.decode;

/**
 * The best next words of each row.
 *
 * @param tokens rows times k word ids, all different, best first; the order of equally probable
 *     ones is the engine's, the same each time
 * @param logProbabilities of those words, in nats
 * @param alignment rows times source positions: where each row looked
 * @param next the state after the look that chose them; the words themselves are not yet read
 */
public record Candidates<S>(
    int[][] tokens, float[][] logProbabilities, float[][] alignment, S next) {}
