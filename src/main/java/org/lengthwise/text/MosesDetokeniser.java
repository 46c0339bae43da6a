package org.lengthwise.text;

import java.util.List;

/** Joins the tokens of one line. */
final class MosesDetokeniser {
  private final List<String> tokens;
  private final Language language;

  MosesDetokeniser(List<String> tokens, Language language) {
    this.tokens = tokens;
    this.language = language;
  }

  String text() {
    return String.join(" ", tokens);
  }
}
