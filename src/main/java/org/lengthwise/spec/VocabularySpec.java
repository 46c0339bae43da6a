package org.lengthwise.spec;

/**
 * How many words each side knows: the most frequent ones of the training pairs used; the rest is
 * the unknown word.
 */
public record VocabularySpec(
    @Key(about = "source words, most frequent first", min = 1) int sourceWords,
    @Key(about = "target words, most frequent first", min = 1) int targetWords) {}
