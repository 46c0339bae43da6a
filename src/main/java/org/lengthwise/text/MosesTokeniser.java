package org.lengthwise.text;

import java.util.List;

/**
 * Tokens in the manner of the Moses tokeniser (without its escaping and without splitting of
 * hyphens), and the way back.
 *
 * <p>Where this differs from Moses, it does so to give one word one form: a typographic apostrophe
 * or single quote becomes {@code '}; an elision followed by a blank, as in old Europarl, is the
 * same as without it, and {@code aujourd'hui} is one word; an apostrophe that is neither an elision
 * nor a contraction stays inside its word ({@code O'Brien}); a period is judged without looking at
 * the case of the next word, so that lower-casing a text before or after gives the same.
 */
final class MosesTokeniser implements Tokeniser {
  private final Language language;

  MosesTokeniser(Language language) {
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
