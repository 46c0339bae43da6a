package org.lengthwise.evaluation;

import java.util.List;
import java.util.Locale;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.text.Tokeniser;

/**
 * Cuts a line into words.
 *
 * @param lowerCase whether it is lower-cased first
 */
public record CorpusWords(Tokeniser tokeniser, boolean lowerCase) {
  /** As the source lines of a corpus were cut. */
  public static CorpusWords source(CorpusManifest corpus) {
    return new CorpusWords(
        Tokeniser.of(corpus.tokenisation(), corpus.sourceLanguage()), corpus.lowerCase());
  }

  /** As the target lines of a corpus were cut. */
  public static CorpusWords target(CorpusManifest corpus) {
    return new CorpusWords(
        Tokeniser.of(corpus.tokenisation(), corpus.targetLanguage()), corpus.lowerCase());
  }

  /** For lines that are tokenised, and of the right case, already. */
  public static CorpusWords tokenised(CorpusManifest corpus) {
    return new CorpusWords(
        Tokeniser.of(CorpusSpec.Tokenisation.WHITESPACE, corpus.sourceLanguage()), false);
  }

  /** The words of a line; none where it is blank. */
  public List<String> of(String line) {
    return tokeniser.tokenise(lowerCase ? line.toLowerCase(Locale.ROOT) : line);
  }
}
