package org.lengthwise.text;

import java.util.ArrayList;
import java.util.List;
import org.lengthwise.spec.CorpusSpec;

/**
 * Splits a line of text into tokens and joins tokens to text again.
 *
 * <p>A token is never empty and contains no white space and no control character. Tokenising tokens
 * that were joined with blanks gives the same tokens again. Implementations have no state and may
 * be shared between threads.
 */
public interface Tokeniser {

  /** The tokens of one line, in order; none for a blank line. Takes time linear in its length. */
  List<String> tokenise(String line);

  /**
   * One line of running text from tokens, as a reader expects it. A token may be any word, {@link
   * Vocabulary#UNKNOWN_SYMBOL} included, which is treated as a word.
   */
  String detokenise(List<String> tokens);

  /**
   * The tokeniser of a tokenisation and a language.
   *
   * @param language a code that {@link LanguageCode} reads, such as {@code en}, {@code fra} or
   *     {@code fr-CA}; languages other than English and French get the rules that hold for any
   *     language
   */
  static Tokeniser of(CorpusSpec.Tokenisation tokenisation, String language) {
    return switch (tokenisation) {
      case MOSES -> new Moses(Language.of(language));
      case WHITESPACE -> new Whitespace();
    };
  }

  /**
   * Tokens in the manner of the Moses tokeniser (without its escaping and without splitting of
   * hyphens), and the way back.
   *
   * <p>Where this differs from Moses, it does so to give one word one form: a typographic
   * apostrophe or single quote becomes {@code '}; an elision followed by a blank, as in old
   * Europarl, is the same as without it, and {@code aujourd'hui} is one word; an apostrophe that is
   * neither an elision nor a contraction stays inside its word ({@code O'Brien}); the rule for a
   * period ignores the case of the next word, so that lower-casing a text before or after gives the
   * same.
   */
  static final class Moses implements Tokeniser {
    private final Language language;

    Moses(Language language) {
      this.language = language;
    }

    @Override
    public List<String> tokenise(String line) {
      return new MosesScanner(line, language).tokens();
    }

    @Override
    public String detokenise(List<String> tokens) {
      return new MosesDetokeniser(tokens, language).text();
    }
  }

  /** For text that is tokenised already: tokens are separated by white space. */
  static final class Whitespace implements Tokeniser {

    @Override
    public List<String> tokenise(String line) {
      int[] text = Characters.visible(line);
      List<String> tokens = new ArrayList<>();
      int from = 0;
      for (int at = 0; at <= text.length; at++) {
        if (at == text.length || text[at] == ' ') {
          if (at > from) {
            tokens.add(new String(text, from, at - from));
          }
          from = at + 1;
        }
      }
      return tokens;
    }

    @Override
    public String detokenise(List<String> tokens) {
      return String.join(" ", tokens);
    }
  }
}
