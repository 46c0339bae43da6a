package org.lengthwise.decode;

/**
 * A translation that a search found.
 *
 * @param tokens word ids, without the end token
 * @param logProbability the sum over its words in nats, including the end token if there is one
 * @param finished whether the model ended it; otherwise it was cut off, at the length limit or
 *     because no word could follow
 * @param alignment a row for each word, including the end token if there is one: the weight of each
 *     source position when the word was chosen
 */
public record Hypothesis(
    int[] tokens, double logProbability, boolean finished, float[][] alignment) {}
