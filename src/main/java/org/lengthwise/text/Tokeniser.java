package org.lengthwise.text;

import java.util.List;
import org.lengthwise.spec.CorpusSpec;

/**
 * Cuts a line of text into tokens and joins tokens to text again.
 *
 * <p>A token is never empty and holds no white space and no control character. Tokenising tokens
 * that were joined with blanks gives the same tokens again. Implementations hold no state and may
 * be shared between threads.
 */
public interface Tokeniser {

  /** The tokens of one line, in order; none for a blank line. Takes time linear in its length. */
  List<String> tokenise(String line);

  /**
   * One line of running text from tokens, as a reader expects it. A token may be any word, {@link
   * Vocabulary#UNKNOWN_SYMBOL} included, which stands as a word of its own.
   */
  String detokenise(List<String> tokens);

  /**
   * The tokeniser of a tokenisation and a language.
   *
   * @param language a language code such as {@code en}, {@code fr} or {@code fr-CA}; languages
   *     other than English and French get the rules that hold for any language
   */
  static Tokeniser of(CorpusSpec.Tokenisation tokenisation, String language) {
    return switch (tokenisation) {
      case MOSES -> new MosesTokeniser(Language.of(language));
      case WHITESPACE -> new WhitespaceTokeniser();
    };
  }
}
