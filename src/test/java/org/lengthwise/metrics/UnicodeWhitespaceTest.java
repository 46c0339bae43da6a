package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnicodeWhitespaceTest {
  @Test
  void theSetIsThatOfPython() {
    String found =
        IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
            .filter(c -> UnicodeWhitespace.contains((char) c))
            .mapToObj(Integer::toHexString)
            .collect(Collectors.joining(" "));
    assertThat(found)
        .isEqualTo(
            "9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009"
                + " 200a 2028 2029 202f 205f 3000");
  }

  @Test
  void runsOfWhiteSpaceMakeNoEmptyWords() {
    assertThat(UnicodeWhitespace.split("\u00A0 a\u2028\u0085bc \u001C\ud83d\ude00\r"))
        .containsExactly("a", "bc", "\ud83d\ude00");
    assertThat(UnicodeWhitespace.split("one")).containsExactly("one");
    assertThat(UnicodeWhitespace.split("")).isEmpty();
  }

  @Test
  void spacesOfNoWidthSplitNothing() {
    assertThat(UnicodeWhitespace.split("a\u200Bb\uFEFFc")).hasSize(1);
  }

  @Test
  void onlyTheEndIsStripped() {
    assertThat(UnicodeWhitespace.stripTrailing(" a b\u3000\n ")).isEqualTo(" a b");
    assertThat(UnicodeWhitespace.stripTrailing("a")).isEqualTo("a");
    assertThat(UnicodeWhitespace.stripTrailing(" \t")).isEmpty();
  }
}
