package org.lengthwise.corpus.source;

import java.util.Locale;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.text.Tokeniser;

/** Turns pairs of lines of a files corpus into sentence pairs, as its spec says. */
final class LineTokeniser {
  private final Tokeniser source;
  private final Tokeniser target;
  private final boolean lowerCase;

  LineTokeniser(CorpusSpec.Files spec) {
    source = Tokeniser.of(spec.tokenisation(), spec.source());
    target = Tokeniser.of(spec.tokenisation(), spec.target());
    lowerCase = spec.lowerCase();
  }

  SentencePair pair(String sourceLine, String targetLine) {
    String sourceText = cased(sourceLine);
    String targetText = cased(targetLine);
    return new SentencePair(
        source.tokenise(sourceText), target.tokenise(targetText), sourceText, targetText);
  }

  private String cased(String line) {
    return lowerCase ? line.toLowerCase(Locale.ROOT) : line;
  }

  boolean isEmptySource(String line) {
    return isEmpty(line, source);
  }

  boolean isEmptyTarget(String line) {
    return isEmpty(line, target);
  }

  private boolean isEmpty(String line, Tokeniser tokeniser) {
    // A letter or digit is part of some token under any rules: this spares nearly every line.
    return line.codePoints().noneMatch(Character::isLetterOrDigit)
        && tokeniser.tokenise(cased(line)).isEmpty();
  }
}
