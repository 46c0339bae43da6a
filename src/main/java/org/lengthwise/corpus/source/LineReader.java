package org.lengthwise.corpus.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines of UTF-8 text. Only LF ends a line, so that U+0085, U+2028 and a lone CR cannot shift one
 * side of a bitext against the other. A byte order mark before the first line and a CR before LF
 * are removed.
 */
final class LineReader implements Closeable {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private int position;
  private int filled;
  private byte[] line = new byte[256];
  private int number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * A line, or why it cannot be read.
   *
   * @param number counted from 1
   * @param text the line; empty where it is not UTF-8
   * @param invalid the bytes that are not UTF-8, if any
   */
  record Line(int number, String text, Optional<InvalidBytes> invalid) {}

  /**
   * Bytes that are not UTF-8.
   *
   * @param offset the position of the first of them in the line, counted from 1
   * @param first the first of them, 0 to 255
   */
  record InvalidBytes(int offset, int first) {
    @Override
    public String toString() {
      return "byte %02X at position %d of the line".formatted(first, offset);
    }
  }

  /** The lines read so far. */
  int number() {
    return number;
  }

  /** The next line, or none at the end. */
  Optional<Line> next() throws IOException {
    int length = 0;
    boolean ended = false;
    while (!ended && (position < filled || fill())) {
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      length = append(end - position, length);
      ended = end < filled;
      position = ended ? end + 1 : end;
    }
    if (length == 0 && !ended) {
      return Optional.empty();
    }
    number++;
    return Optional.of(decode(length));
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private int append(int count, int length) {
    int grown = Math.addExact(length, count);
    if (grown > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(Integer.MAX_VALUE - 8, 2L * grown));
    }
    System.arraycopy(buffer, position, line, length, count);
    return grown;
  }

  private Line decode(int length) {
    int from = number == 1 && startsWithMark(length) ? BYTE_ORDER_MARK.length : 0;
    int to = length > from && line[length - 1] == '\r' ? length - 1 : length;
    ByteBuffer bytes = ByteBuffer.wrap(line, from, to - from);
    CharBuffer chars = CharBuffer.allocate(to - from);
    CoderResult result = decoder.reset().decode(bytes, chars, true);
    if (result.isError()) {
      int offset = bytes.position();
      return new Line(
          number, "", Optional.of(new InvalidBytes(offset + 1, Byte.toUnsignedInt(line[offset]))));
    }
    return new Line(number, chars.flip().toString(), Optional.empty());
  }

  private boolean startsWithMark(int length) {
    int mark = BYTE_ORDER_MARK.length;
    return length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
