package org.lengthwise.corpus.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static List<LineReader.Line> lines(byte... bytes) throws IOException {
    List<LineReader.Line> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(new ByteArrayInputStream(bytes))) {
      Optional<LineReader.Line> line = reader.next();
      while (line.isPresent()) {
        lines.add(line.get());
        line = reader.next();
      }
      assertThat(reader.number()).isEqualTo(lines.size());
    }
    return lines;
  }

  private static List<String> texts(String text) throws IOException {
    return lines(text.getBytes(StandardCharsets.UTF_8)).stream()
        .map(LineReader.Line::text)
        .toList();
  }

  @Test
  void aLastLineWithoutAnEndIsALine() throws IOException {
    assertThat(texts("a\nb")).containsExactly("a", "b");
    assertThat(texts("a\nb\n")).containsExactly("a", "b");
    assertThat(texts("a\n\n\nb\n\n")).containsExactly("a", "", "", "b", "");
    assertThat(texts("")).isEmpty();
    assertThat(texts("\n")).containsExactly("");
  }

  @Test
  void onlyLineFeedEndsALine() throws IOException {
    assertThat(texts("a\u0085b\u2028c\u2029d\u000be\ff\rg\n"))
        .containsExactly("a\u0085b\u2028c\u2029d\u000be\ff\rg");
  }

  @Test
  void aCarriageReturnBeforeLineFeedIsRemovedOnce() throws IOException {
    assertThat(texts("a\r\nb\r\r\n\r\nc\r")).containsExactly("a", "b\r", "", "c");
  }

  @Test
  void aByteOrderMarkIsRemovedFromTheFirstLineAlone() throws IOException {
    assertThat(texts("\ufeffa\n\ufeffb\n")).containsExactly("a", "\ufeffb");
    assertThat(texts("\ufeff\n")).containsExactly("");
  }

  @Test
  void aLineLongerThanTheBufferComesBackWhole() throws IOException {
    String line = "né ".repeat(70_001);
    assertThat(texts("x\n" + line + "\ny")).containsExactly("x", line, "y");
  }

  @Test
  void bytesThatAreNotUtf8AreReportedWithTheirPlace() throws IOException {
    List<LineReader.Line> lines = lines("ok\nn\u00e9\nend".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(lines).extracting(LineReader.Line::number).containsExactly(1, 2, 3);
    assertThat(lines.get(1).invalid()).hasToString("Optional[byte E9 at position 2 of the line]");
    assertThat(lines.get(2)).isEqualTo(new LineReader.Line(3, "end", Optional.empty()));
  }

  @Test
  void aCharacterCutOffByTheEndOfTheLineIsNotUtf8() throws IOException {
    assertThat(lines((byte) 'a', (byte) 0xc3, (byte) '\n').get(0).invalid())
        .contains(new LineReader.InvalidBytes(2, 0xc3));
    assertThat(lines((byte) 0xed, (byte) 0xa0, (byte) 0x80).get(0).invalid())
        .as("a surrogate written as UTF-8")
        .contains(new LineReader.InvalidBytes(1, 0xed));
  }
}
