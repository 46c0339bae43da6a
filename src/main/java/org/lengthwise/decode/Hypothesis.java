package org.lengthwise.decode;

/**
 * A translation that a search found.
 *
 * @param tokens word ids, without the end token
 * @param logProbability the sum over its words in nats, the end token counted where there is one
 * @param finished whether the model ended it; else it was cut off, at the greatest length or where
 *     no word could follow
 * @param alignment a row for each word, the end token counted where there is one: the weight of
 *     each source position when the word was chosen
 */
public record Hypothesis(
    int[] tokens, double logProbability, boolean finished, float[][] alignment) {}
