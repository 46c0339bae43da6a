package org.lengthwise.corpus.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSignsTest {
  private static final BitextFolder.TextFile FILE = new BitextFolder.TextFile(Path.of("f.en"));

  private static TextSigns signs(String... lines) {
    TextSigns signs = new TextSigns();
    for (int i = 0; i < lines.length; i++) {
      signs.add(i + 1, lines[i]);
    }
    return signs;
  }

  private static List<String> notes(String... lines) {
    return signs(lines).notes(FILE, lines.length);
  }

  @Test
  void escapedCharactersAreCountedByKind() {
    assertThat(notes("a", "l &apos; eau &amp; l &apos; air", "&#91; x &#93;", "&quot; y"))
        .containsExactly(
            "f.en:2: 3 of 4 lines contain escaped characters: `&apos;` 2 times, `&amp;` once, `&#91;`"
                + " once, 2 others; they are kept; to get rid of them, unescape the file first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"& apos ;", "& lt ;", "&nbsp;", "&eacute;", "&#x2019;", "&#39;", "&hellip;"})
  void everyWayOfEscapingIsKnown(String escape) {
    assertThat(notes("a " + escape + " b"))
        .singleElement()
        .asString()
        .startsWith("f.en:1: 1 of 1 lines contain escaped characters: `" + escape + "` once;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Smith & Sons; R&D; AT&T",
        "a < b > c",
        "1 <2 and 3> 2",
        "I <3 you",
        "<2fr> hello",
        "« déjà », dit-il… ’t",
        "x & y ;",
        "&; &#; & ;",
        "naïve Ãœuvre Ä Å â"
      })
  void plainTextHasNoSign(String line) {
    assertThat(notes(line)).isEmpty();
    assertThat(signs(line).fault(FILE)).isEmpty();
  }

  /** Quotation marks and ellipses of windows-1252, as in newstest2008 and newstest2009. */
  @Test
  void controlCharactersAreNamedWithWhatTheyMayHaveBeen() {
    assertThat(notes("\u0084Ja\u0093", "und dann\u0085", "x\u0081 \u0084\u0084"))
        .containsExactly(
            "f.en:1: 3 of 3 lines contain control characters: U+0084, in windows-1252 `„`, 3 times,"
                + " U+0093, in windows-1252 `“`, once, U+0085, in windows-1252 `…`, once, 1 others;"
                + " they are dropped (U+0085 becomes a blank); if they were punctuation, convert the"
                + " file from windows-1252 first");
  }

  /** As in Polish tests of Tatoeba, where U+0085 is half of a letter and no ellipsis. */
  @Test
  void lettersEncodedTwiceAreToldFromControlCharacters() {
    assertThat(notes("b\u00c4\u0085d\u00c5\u0082", "ja\u0085 \u00e2\u0080\u009cx"))
        .containsExactly(
            "f.en:2: 1 of 2 lines contain control characters: U+0085, in windows-1252 `…`, once;"
                + " they are dropped (U+0085 becomes a blank); if they were punctuation, convert the"
                + " file from windows-1252 first",
            "f.en:1: 2 of 2 lines contain characters encoded in UTF-8 twice: U+00C4 U+0085 for `ą`"
                + " once, U+00C5 U+0082 for `ł` once, U+00E2 U+0080 U+009C for `“` once; repair the"
                + " file first");
  }

  @Test
  void tagsAreCountedByName() {
    assertThat(notes("x", "<seg id=\"1\"> a </seg>", "a <br/> b <I>c</I>"))
        .containsExactly(
            "f.en:2: 2 of 3 lines contain tags: `<seg>` once, `</seg>` once, `<br>` once, 2 others;"
                + " they become words; to get rid of them, remove them from the file first");
  }

  @Test
  void signsOfBytesThatCouldNotBeReadAreCounted() {
    assertThat(notes("a\uFFFD \uFFFD"))
        .containsExactly(
            "f.en:1: 1 of 1 lines contain marks of bytes that another program could not read: U+FFFD"
                + " 2 times; they are kept");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<srcset setid=\"n\" srclang=\"any\"> | <srcset setid=\"n\" srclang=\"any\">",
        "<SEG id=3> Hi </SEG> | <SEG id=3>",
        "<?xml version=\"1.0\"?><tmx> | <?xml version=\"1.0\"?>",
        "<!DOCTYPE mteval SYSTEM \"x\"> | <!DOCTYPE mteval SYSTEM \"x\">",
        "<tmx version=\"1.4\"> | <tmx version=\"1.4\">",
        "<dataset id=\"x\"> | <dataset id=\"x\">",
        "<refset | <refset"
      })
  void aFileThatBeginsAsMarkupIsRefused(String line, String shown) {
    assertThat(signs("", "  " + line, "x").fault(FILE))
        .contains(
            "f.en:2: the file begins with `"
                + shown
                + "`; it is markup, wanted plain text, one sentence per line");
  }

  @Test
  void markupFurtherOnIsNoReasonToRefuse() {
    assertThat(signs("Hello.", "<doc id=\"1\">").fault(FILE)).isEqualTo(Optional.empty());
    assertThat(signs("<b>Hello</b>").fault(FILE)).isEmpty();
  }
}
