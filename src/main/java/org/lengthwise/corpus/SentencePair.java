package org.lengthwise.corpus;

import java.util.List;

/**
 * A sentence and its translation.
 *
 * @param source the source tokens, no end token
 * @param target the target tokens, no end token
 * @param sourceText the source line as it was given, lower-cased where the corpus is
 * @param targetText the target line as it was given, lower-cased where the corpus is
 */
public record SentencePair(
    List<String> source, List<String> target, String sourceText, String targetText) {}
