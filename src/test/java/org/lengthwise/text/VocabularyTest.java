package org.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  @Test
  void knowsItsCaseAndTheWordsItLacks() {
    assertThat(of("chat", "été", "ß", "1.", "日本").isLowerCase()).isTrue();
    assertThat(of("chat", "Été").isLowerCase()).isFalse();
    assertThat(of().isLowerCase()).isTrue();
    assertThat(of("a", "b").unknown(List.of("b", "c", "a", "A", "c", "⁇")))
        .containsExactly("c", "A", "⁇");
  }

  private static Vocabulary of(String... words) {
    return Vocabulary.mostFrequent(Stream.of(List.of(words)), words.length);
  }

  @TempDir Path folder;

  private static Vocabulary of(int words, String... sentences) {
    return Vocabulary.mostFrequent(Stream.of(sentences).map(s -> List.of(s.split(" "))), words);
  }

  @Test
  void keepsTheMostFrequentWordsAndBreaksTiesByCodePoint() {
    // In UTF-16 the emoji (U+1F600) would stand before the full-width letter (U+FF41).
    Vocabulary vocabulary = of(4, "b a c c 😀 ａ c", "b a 😀 ａ z");

    assertThat(vocabulary.size()).isEqualTo(6);
    assertThat(vocabulary.decode(new int[] {2, 3, 4, 5})).containsExactly("c", "a", "b", "ａ");
    assertThat(vocabulary.knows("😀")).isFalse();
  }

  @Test
  void holdsFewerWordsThanAskedForIfThereAreNoMore() {
    assertThat(of(100, "a b a").size()).isEqualTo(4);
    assertThat(of(0, "a").size()).isEqualTo(2);
  }

  @Test
  void encodesUnknownWordsAsOneIdAndDecodesThemAsTheSymbol() {
    Vocabulary vocabulary = of(2, "a a b");

    assertThat(vocabulary.encode(List.of("b", "x", "a"))).containsExactly(3, 1, 2);
    assertThat(vocabulary.decode(new int[] {3, 1, 2, 0})).containsExactly("b", "⁇", "a");
    assertThat(vocabulary.encode(List.of())).isEmpty();
  }

  @Test
  void neverTakesAReservedSymbolForAWord() {
    Vocabulary vocabulary = of(5, "</s> ⁇ </s> ⁇ a");

    assertThat(vocabulary.size()).isEqualTo(3);
    assertThat(vocabulary.encode(List.of("</s>", "⁇", "a"))).containsExactly(1, 1, 2);
    assertThat(vocabulary.knows("</s>")).isFalse();
  }

  @Test
  void refusesIdsThatItDoesNotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1, "a").decode(new int[] {2, 3}))
        .withMessage("id 3 is not in 0 to 2");
  }

  @Test
  void refusesWordsThatItCouldNotWrite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.mostFrequent(Stream.of(List.of("a\u2028b")), 1))
        .withMessage("`a\u2028b` is empty or contains white space");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(-1, "a"))
        .withMessage("words is -1, must be at least 0");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("words.txt");
    Vocabulary written = of(9, "l' État 😀 <b> & | \" ' ' b");
    written.write(file);

    Vocabulary read = Vocabulary.read(file);
    int[] all = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertThat(Files.readString(file)).isEqualTo("</s>\n⁇\n'\n\"\n&\n<b>\nb\nl'\n|\nÉtat\n😀\n");
    assertThat(read.size()).isEqualTo(11);
    assertThat(read.decode(all)).isEqualTo(written.decode(all));
    assertThat(read.encode(List.of("État"))).isEqualTo(written.encode(List.of("État")));
  }

  @Test
  void saysInWhichLineAFileIsWrong() throws IOException {
    assertFault("", ":1: found ``, wanted `</s>`");
    assertFault("</s>\n<unk>\n", ":2: found `<unk>`, wanted `⁇`");
    assertFault("</s>\r\n⁇\r\n", ":1: found `</s>\r`, wanted `</s>`");
    assertFault("</s>\n⁇\na\nb\na\n", ":5: `a` is already on line 3");
    assertFault("</s>\n⁇\na\n</s>\n", ":4: `</s>` is already on line 1");
    assertFault("</s>\n⁇\n\nb\n", ":3: `` is empty or contains white space");
    assertFault("</s>\n⁇\na b\n", ":3: `a b` is empty or contains white space");
    assertFault("</s>\n⁇\na\nb", ":4: the line has no end; the file is cut off");
  }

  private void assertFault(String content, String fault) throws IOException {
    Path file = Files.writeString(folder.resolve("words.txt"), content);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.read(file))
        .withMessage(file + fault);
  }

  @Test
  void saysThatAFileIsNotUtf8OrMissing() throws IOException {
    Path file = Files.write(folder.resolve("words.txt"), new byte[] {'a', (byte) 0xC3, '\n'});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.read(file))
        .withMessage(file + ": not UTF-8");

    Path missing = folder.resolve("missing.txt");
    assertThatThrownBy(() -> Vocabulary.read(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.toString());
    assertThatThrownBy(() -> of(1, "a").write(folder)).isInstanceOf(UncheckedIOException.class);
  }
}
