package org.lengthwise.text;

import java.util.ArrayList;
import java.util.List;

/** For text that is tokenised already: a token is what stands between white space. */
final class WhitespaceTokeniser implements Tokeniser {

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
