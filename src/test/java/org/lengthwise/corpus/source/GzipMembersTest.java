package org.lengthwise.corpus.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipMembersTest {
  /** A member with all that its header may have but a checksum: extra data, a name, a comment. */
  private static byte[] member(String text) {
    byte[] plain = FilesExperiment.gzip(text);
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] |= 4 + 8 + 16;
    return joined(
        header,
        new byte[] {3, 0, 0, 31, 0},
        "part\0a part of the text\0".getBytes(UTF_8),
        Arrays.copyOfRange(plain, 10, plain.length));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String text(byte[] gzip) throws IOException {
    try (InputStream in = new GzipMembers(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void theTextOfAllMembersEmptyOnesIncluded() throws IOException {
    assertThat(text(joined(member("one\n"), member(""), FilesExperiment.gzip("two\n"))))
        .isEqualTo("one\ntwo\n");
  }

  /** Longer than any buffer, so that members end in the middle of one. */
  @Test
  void membersAreFoundWhereverTheyEnd() throws IOException {
    Random random = new Random(5);
    StringBuilder whole = new StringBuilder();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int part = 0; part < 40; part++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20_000); i > 0; i--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      whole.append(text);
      all.writeBytes(part % 2 == 0 ? member(text.toString()) : FilesExperiment.gzip("" + text));
    }
    assertThat(text(all.toByteArray())).isEqualTo(whole.toString());
  }

  @Test
  void aFileCutAnywhereButBetweenTwoMembersIsNoWholeFile() throws IOException {
    byte[] first = member("one\n");
    byte[] both = joined(first, member("two\n"));
    for (int length = 1; length < both.length; length++) {
      byte[] cut = Arrays.copyOf(both, length);
      if (length == first.length) {
        assertThat(text(cut)).isEqualTo("one\n");
      } else {
        assertThat(catchThrowable(() -> text(cut)))
            .as("cut to %d of %d bytes", length, both.length)
            .isInstanceOfAny(EOFException.class, ZipException.class);
      }
    }
  }

  @Test
  void zerosAtTheEndArePadding() throws IOException {
    assertThat(text(joined(member("one\n"), new byte[1]))).isEqualTo("one\n");
    assertThat(text(joined(member("one\n"), new byte[100_000]))).isEqualTo("one\n");
  }

  @Test
  void anythingElseAtTheEndIsDamage() throws IOException {
    byte[] gzip = member("one\n");
    assertThatThrownBy(() -> text(joined(gzip, "\n".getBytes(UTF_8))))
        .isInstanceOf(ZipException.class)
        .hasMessage("other data follows it");
    assertThatThrownBy(() -> text(joined(gzip, new byte[512], gzip)))
        .isInstanceOf(ZipException.class)
        .hasMessage("other data follows the zeros at its end");
  }

  @Test
  void aFlippedBitOfALaterMemberIsDamage() throws IOException {
    byte[] first = member("one\n");
    byte[] both = joined(first, member("two\n"));
    both[both.length - 6] ^= 1; // of the checksum
    assertThatThrownBy(() -> text(both)).isInstanceOf(ZipException.class);
  }

  @Test
  void aFileThatCannotBeReadIsNotTakenForDamage() throws IOException {
    InputStream file =
        new SequenceInputStream(
            new ByteArrayInputStream(member("one\n")),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Input/output error");
              }
            });
    assertThatThrownBy(() -> new GzipMembers(file).readAllBytes())
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("Input/output error");
  }

  /** Made by hand: no tool writes the checksum of a header, and RFC 1952 allows it. */
  @Test
  void theChecksumOfAHeaderIsChecked() throws IOException {
    byte[] plain = FilesExperiment.gzip("one\n");
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] |= 2;
    CRC32 crc = new CRC32();
    crc.update(header);
    byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);

    assertThat(text(joined(header, sum, rest))).isEqualTo("one\n");
    sum[1] ^= 4;
    assertThatThrownBy(() -> text(joined(header, sum, rest)))
        .isInstanceOf(ZipException.class)
        .hasMessage("the checksum of a header is wrong");
  }
}
