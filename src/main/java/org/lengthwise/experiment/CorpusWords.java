package org.lengthwise.experiment;

import java.util.List;
import java.util.Locale;
import org.lengthwise.config.Tokenisation;
import org.lengthwise.corpus.CorpusManifest;
import org.lengthwise.text.Tokeniser;

/**
 * Cuts a line into words.
 *
 * @param lowerCase whether it is lower-cased first
 */
record CorpusWords(Tokeniser tokeniser, boolean lowerCase) {
  /** As the source lines of a corpus were cut. */
  static CorpusWords source(CorpusManifest corpus) {
    return new CorpusWords(
        Tokeniser.of(corpus.tokenisation(), corpus.sourceLanguage()), corpus.lowerCase());
  }

  /** As the target lines of a corpus were cut. */
  static CorpusWords target(CorpusManifest corpus) {
    return new CorpusWords(
        Tokeniser.of(corpus.tokenisation(), corpus.targetLanguage()), corpus.lowerCase());
  }

  /** For lines that are tokenised, and of the right case, already. */
  static CorpusWords tokenised(CorpusManifest corpus) {
    return new CorpusWords(Tokeniser.of(Tokenisation.WHITESPACE, corpus.sourceLanguage()), false);
  }

  /** The words of a line; none where it is blank. */
  List<String> of(String line) {
    return tokeniser.tokenise(lowerCase ? line.toLowerCase(Locale.ROOT) : line);
  }
}
