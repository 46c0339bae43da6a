package org.lengthwise.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitextFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("x.bitext");
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    BitextFile.write(
        Bitext.Builder.of(
            List.of(new int[] {5, 300}, new int[0]), List.of(new int[] {7}, new int[] {8, 70000})),
        file);
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .isEqualTo(
            ("4c574254 00000001 00000002 00000002 00000003"
                    + "00000000 00000002 00000002  00000005 0000012c"
                    + "00000000 00000001 00000003  00000007 00000008 00011170")
                .replace(" ", ""));
  }

  @Test
  void aBitextLargerThanTheBufferComesBackAsItWas() throws IOException {
    List<int[]> sources = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    for (int pair = 0; pair < 7001; pair++) {
      sources.add(new int[] {pair, 3 * pair, 5});
      targets.add(new int[pair % 5]);
    }
    BitextFile.write(Bitext.Builder.of(sources, targets), file);
    Bitext read = BitextFile.read(file);
    assertThat(read.size()).isEqualTo(7001);
    for (int pair = 0; pair < read.size(); pair++) {
      assertThat(read.source(pair)).isEqualTo(sources.get(pair));
      assertThat(read.target(pair)).isEqualTo(targets.get(pair));
    }
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Files.writeString(file, "no bitext at all");
    assertRefused(file + " is not a bitext: it does not begin with LWBT");
    Files.writeString(file, "LW");
    assertRefused(file + " ends early");
    Files.write(file, HexFormat.of().parseHex("4c57425400000002"));
    assertRefused(file + " is a bitext of version 2; this program reads version 1");
  }

  @Test
  void aFileCutOffOrDamagedIsRefused() throws IOException {
    BitextFile.write(Bitext.Builder.of(List.of(new int[] {5}), List.of(new int[] {7})), file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 4));
    assertRefused(file + " has 40 bytes; its header says 44");
    whole[27] = 9;
    Files.write(file, whole);
    assertRefused(file + " is not a bitext: sentence starts do not span the tokens");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> BitextFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }
}
