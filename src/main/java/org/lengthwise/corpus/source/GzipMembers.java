package org.lengthwise.corpus.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The text in a gzip file: that of all its members, one after the other (RFC 1952, section 2.2).
 * Every byte is accounted for: as for the program gzip, a member is followed by another whole
 * member, or by nothing but the zeros that tapes are padded with. {@code GZIPInputStream} is not
 * used because it takes whatever it cannot read after a member for the end of the file.
 */
final class GzipMembers extends InputStream {
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATED = 8;
  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  /** Time, level and system. */
  private static final int UNUSED = 6;

  private final InputStream file;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 headerChecksum = new CRC32();
  private final CRC32 checksum = new CRC32();
  private boolean within;
  private boolean begun;

  GzipMembers(InputStream file) {
    this.file = file;
  }

  /**
   * Reads on.
   *
   * @throws EOFException when the file ends within a member
   * @throws ZipException saying what is damaged
   * @throws IOException when the file cannot be read
   */
  @Override
  public int read(byte[] text, int offset, int length) throws IOException {
    while (within || next()) {
      if (inflater.finished()) {
        readTrailer();
        within = false;
        continue;
      }
      int count = inflate(text, offset, length);
      checksum.update(text, offset, count);
      if (count > 0 || length == 0) {
        return count;
      }
    }
    return -1;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  private int inflate(byte[] text, int offset, int length) throws IOException {
    if (inflater.needsInput()) {
      if (position == filled) {
        fill();
      }
      if (filled == 0) {
        throw new EOFException();
      }
      inflater.setInput(buffer, position, filled - position);
      position = filled;
    }
    try {
      return inflater.inflate(text, offset, length);
    } catch (DataFormatException e) {
      ZipException damage = new ZipException(e.getMessage());
      damage.initCause(e);
      throw damage;
    }
  }

  /** Goes on to the next member, if there is one. */
  private boolean next() throws IOException {
    headerChecksum.reset();
    int first = take();
    if (begun && first <= 0) {
      while (first == 0) {
        first = take();
      }
      if (first > 0) {
        throw new ZipException("other data follows the zeros at its end");
      }
      return false;
    }
    readHeader(first);
    inflater.reset();
    checksum.reset();
    within = true;
    begun = true;
    return true;
  }

  private void readHeader(int first) throws IOException {
    if (first != MAGIC_1 || need() != MAGIC_2 || need() != DEFLATED) {
      throw new ZipException(begun ? "other data follows it" : "it does not begin as such data");
    }
    int flags = need();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("a header is damaged");
    }
    skip(UNUSED);
    if ((flags & HAS_EXTRA) != 0) {
      skip((int) number(2));
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      long wanted = headerChecksum.getValue() & 0xffff;
      require(number(2) == wanted, "the checksum of a header is wrong");
    }
  }

  private void readTrailer() throws IOException {
    position = filled - inflater.getRemaining();
    require(number(4) == checksum.getValue(), "the checksum of the text is wrong");
    require(
        number(4) == (inflater.getBytesWritten() & 0xffff_ffffL),
        "the length of the text is wrong");
  }

  private static void require(boolean right, String otherwise) throws ZipException {
    if (!right) {
      throw new ZipException(otherwise);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      need();
    }
  }

  private void skipText() throws IOException {
    while (need() != 0) {
      // It ends with a zero.
    }
  }

  /** A number of so many bytes, the least significant first. */
  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) need() << (8 * i);
    }
    return number;
  }

  /** The next byte, which has to be there. */
  private int need() throws IOException {
    int next = take();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  /** The next byte; -1 at the end of the file. */
  private int take() throws IOException {
    if (position == filled) {
      fill();
    }
    if (filled == 0) {
      return -1;
    }
    headerChecksum.update(buffer[position]);
    return Byte.toUnsignedInt(buffer[position++]);
  }

  /** Leaves nothing in the buffer at the end of the file. */
  private void fill() throws IOException {
    position = 0;
    filled = 0;
    filled = Math.max(0, file.read(buffer));
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    file.close();
  }
}
