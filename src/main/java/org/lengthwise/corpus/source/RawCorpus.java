package org.lengthwise.corpus.source;

import java.util.List;
import java.util.Map;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.CorpusSpec;

/**
 * What a corpus yields before any vocabulary is known.
 *
 * @param origin the last element of the data folder's path, or {@code grammar}
 * @param sourceLanguage source language
 * @param targetLanguage target language
 * @param tokenisation how lines became tokens
 * @param lowerCase whether all text was lower-cased
 * @param shareable whether its sentences may be passed on
 * @param train the training pairs, cleaned
 * @param dev the development pairs
 * @param test all test pairs
 * @param dropped training pairs dropped, by reason
 */
public record RawCorpus(
    String origin,
    String sourceLanguage,
    String targetLanguage,
    CorpusSpec.Tokenisation tokenisation,
    boolean lowerCase,
    boolean shareable,
    TrainingPairs train,
    List<SentencePair> dev,
    List<SentencePair> test,
    Map<String, Integer> dropped) {}
