package org.lengthwise.evaluation;

import java.util.List;

/**
 * A line as a model translates it.
 *
 * @param tokens target words
 * @param logProbability in nats, end token counted; 0 for a blank line, which is not translated
 */
public record Translation(List<String> tokens, double logProbability) {}
