package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("in put é.txt");
  }

  @Test
  void onlyALineFeedEndsALine() throws Exception {
    write("a\r\nb\u0085c\u2028d\u000Be\n\nf");
    assertThat(LineFile.read(file).lines())
        .containsExactly("a\r", "b\u0085c\u2028d\u000Be", "", "f");
  }

  @Test
  void aLineFeedAtTheEndStartsNoFurtherLine() throws Exception {
    write("a\nb\n");
    assertThat(LineFile.read(file).lines()).containsExactly("a", "b");
    write("a\n\n");
    assertThat(LineFile.read(file).lines()).containsExactly("a", "");
    write("\n");
    assertThat(LineFile.read(file).lines()).containsExactly("");
    write("");
    assertThat(LineFile.read(file).lines()).isEmpty();
  }

  @Test
  void aByteOrderMarkIsTextAnywhereButAtTheStart() throws Exception {
    write("\uFEFFa\n\uFEFFb");
    assertThat(LineFile.read(file).lines()).containsExactly("a", "\uFEFFb");
    write("\uFEFF");
    assertThat(LineFile.read(file).lines()).isEmpty();
  }

  @Test
  void nullsAndSupplementaryCharactersAreText() throws Exception {
    write("a\0b😀\n");
    assertThat(LineFile.read(file).lines()).containsExactly("a\0b😀");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedByLine() throws IOException {
    for (byte[] line :
        new byte[][] {
          {(byte) 0xE9}, {(byte) 0xC3}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, 0}
        }) {
      byte[] bytes = new byte[4 + line.length];
      System.arraycopy("a\n\n".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 3);
      System.arraycopy(line, 0, bytes, 3, line.length);
      bytes[bytes.length - 1] = '\n';
      Files.write(file, bytes);
      assertThatThrownBy(() -> LineFile.read(file))
          .isInstanceOf(LineFile.FaultException.class)
          .hasMessage(file + ":3: the line is not UTF-8");
    }
  }

  @Test
  void whatIsNotAFileIsRefused() {
    assertThatThrownBy(() -> LineFile.read(file))
        .isInstanceOf(LineFile.FaultException.class)
        .hasMessage(file + ": no such file");
    assertThatThrownBy(() -> LineFile.read(folder))
        .isInstanceOf(LineFile.FaultException.class)
        .hasMessage(folder + ": this is a folder, not a file");
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }
}
