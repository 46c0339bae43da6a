package org.lengthwise.corpus;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bitext as a file of 32-bit integers, most significant byte first:
 *
 * <pre>
 *   magic "LWBT", version 1, pairs P, source tokens S, target tokens T
 *   source starts (P + 1), source word numbers (S)
 *   target starts (P + 1), target word numbers (T)
 * </pre>
 *
 * <p>Sentence {@code i} of a side is its word numbers from {@code starts[i]} up to, not including,
 * {@code starts[i + 1]}. The manifest holds the SHA-256 of the file.
 */
public final class BitextFile {
  private static final int MAGIC = 0x4c574254;
  private static final int VERSION = 1;
  private static final int CHUNK = 1 << 14;

  private BitextFile() {}

  public static void write(Bitext bitext, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(bitext.size());
      out.writeInt(bitext.sourceSide().tokens().length);
      out.writeInt(bitext.targetSide().tokens().length);
      write(bitext.sourceSide(), out);
      write(bitext.targetSide(), out);
    }
  }

  private static void write(Bitext.Side side, DataOutputStream out) throws IOException {
    write(side.starts(), out);
    write(side.tokens(), out);
  }

  private static void write(int[] numbers, DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Integer.BYTES);
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int count = Math.min(CHUNK, numbers.length - from);
      bytes.asIntBuffer().put(numbers, from, count);
      out.write(bytes.array(), 0, count * Integer.BYTES);
    }
  }

  /**
   * @throws IOException if the file cannot be read, is not a bitext, or is shorter or longer than
   *     its header says
   */
  public static Bitext read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is not a bitext: it does not begin with LWBT");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException(
            "%s is a bitext of version %d; this program reads version %d"
                .formatted(file, version, VERSION));
      }
      int pairs = in.readInt();
      int sourceTokens = in.readInt();
      int targetTokens = in.readInt();
      long bytes = (5L + 2L * (pairs + 1L) + sourceTokens + targetTokens) * Integer.BYTES;
      if (pairs < 0 || sourceTokens < 0 || targetTokens < 0 || bytes != Files.size(file)) {
        throw new IOException(
            "%s has %d bytes; its header says %d".formatted(file, Files.size(file), bytes));
      }
      Bitext.Side source = new Bitext.Side(numbers(pairs + 1, in), numbers(sourceTokens, in));
      return new Bitext(source, new Bitext.Side(numbers(pairs + 1, in), numbers(targetTokens, in)));
    } catch (EOFException e) {
      throw new IOException(file + " ends early", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not a bitext: " + e.getMessage(), e);
    }
  }

  private static int[] numbers(int count, DataInputStream in) throws IOException {
    int[] numbers = new int[count];
    byte[] bytes = new byte[CHUNK * Integer.BYTES];
    for (int from = 0; from < count; from += CHUNK) {
      int wanted = Math.min(CHUNK, count - from);
      in.readFully(bytes, 0, wanted * Integer.BYTES);
      ByteBuffer.wrap(bytes).asIntBuffer().get(numbers, from, wanted);
    }
    return numbers;
  }
}
