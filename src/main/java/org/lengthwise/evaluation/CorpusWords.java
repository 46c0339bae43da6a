package org.lengthwise.evaluation;

import java.util.List;
import java.util.Locale;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.text.LanguageCode;
import org.lengthwise.text.Tokeniser;
import org.lengthwise.text.Vocabulary;

/**
 * Cuts a line into words.
 *
 * @param lowerCase whether it is lower-cased first
 */
public record CorpusWords(Tokeniser tokeniser, boolean lowerCase) {
  /** As the source lines of a corpus were cut, in the case of the words of its vocabulary. */
  public static CorpusWords source(PreparedCorpus corpus) {
    return of(corpus.manifest(), corpus.manifest().sourceTokeniser(), corpus.source());
  }

  /** As the target lines of a corpus were cut, in the case of the words of its vocabulary. */
  public static CorpusWords target(PreparedCorpus corpus) {
    return of(corpus.manifest(), corpus.manifest().targetTokeniser(), corpus.target());
  }

  /** A grammar makes tokens; who writes its sentences does not set the full stop apart. */
  private static CorpusWords of(
      CorpusManifest corpus, Tokeniser ofItsLines, Vocabulary vocabulary) {
    Tokeniser tokeniser =
        corpus.isGenerated()
            ? Tokeniser.of(CorpusSpec.Tokenisation.MOSES, LanguageCode.NONE)
            : ofItsLines;
    return new CorpusWords(tokeniser, corpus.lowerCase() || vocabulary.isLowerCase());
  }

  /** For lines that are tokenised, and of the right case, already. */
  public static CorpusWords tokenised() {
    return new CorpusWords(
        Tokeniser.of(CorpusSpec.Tokenisation.WHITESPACE, LanguageCode.NONE), false);
  }

  /** The words of a line; none where it is blank. */
  public List<String> of(String line) {
    return tokeniser.tokenise(lowerCase ? line.toLowerCase(Locale.ROOT) : line);
  }
}
