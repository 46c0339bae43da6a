package org.lengthwise.corpus.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.CorpusSpec;

/** Where the pairs of a corpus come from. */
public interface PairSource {
  /**
   * The source of a corpus.
   *
   * @throws CorpusException naming each file that is missing
   */
  static PairSource of(CorpusSpec spec) {
    return spec.match(GrammarSource::new, FilesCorpus::new);
  }

  /** The SHA-256 of each file they are read from, by name; none for a grammar. */
  Map<String, String> dataFiles() throws IOException;

  /**
   * Reads, checks and cleans all pairs.
   *
   * @param say takes a line for each message
   * @throws CorpusException with every error found
   */
  RawCorpus read(Consumer<String> say) throws IOException;

  /**
   * A corpus before its vocabularies are known.
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
  record RawCorpus(
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
}
