package org.lengthwise.nn.output;

/**
 * The most probable words of each row.
 *
 * @param ids rows times k word ids, all different, best first
 * @param logProbabilities of those words, in nats
 */
public record RankedWords(int[][] ids, float[][] logProbabilities) {}
