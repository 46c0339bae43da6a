package org.lengthwise.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lengthwise.io.IoFault;

/**
 * A UTF-8 text file with one sentence per line. Only the line feed ends a line, so that files stay
 * aligned whatever other separators (U+0085, U+2028, a carriage return) their sentences contain.
 */
record LineFile(Path path, List<String> lines) {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** A file that cannot be used; the message is one line that names it. */
  static final class FaultException extends Exception {
    FaultException(String message) {
      super(message);
    }
  }

  LineFile {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a whole file. A line feed at the end does not start another line; a byte order mark at
   * the start is not part of the text.
   *
   * @throws FaultException if the file cannot be read or is not UTF-8 throughout
   */
  static LineFile read(Path path) throws FaultException {
    return of(path, bytes(path));
  }

  /**
   * Reads the standard input to its end.
   *
   * @throws FaultException if it cannot be read or is not UTF-8 throughout
   */
  static LineFile ofStandardInput() throws FaultException {
    Path name = Path.of("standard input");
    try {
      return of(name, System.in.readAllBytes());
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The lines of these bytes.
   *
   * @param path where they come from, as messages name it
   * @throws FaultException if they are not UTF-8 throughout
   */
  static LineFile of(Path path, byte[] bytes) throws FaultException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    List<String> lines = new ArrayList<>();
    int start = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      try {
        lines.add(decoder.decode(ByteBuffer.wrap(bytes, start, end - start)).toString());
      } catch (CharacterCodingException e) {
        throw new FaultException(path + ":" + (lines.size() + 1) + ": the line is not UTF-8");
      }
      start = end + 1;
    }
    return new LineFile(path, lines);
  }

  /**
   * Checks that files can be read side by side.
   *
   * @throws FaultException if their numbers of lines differ
   */
  static void requireEquallyMany(List<LineFile> files) throws FaultException {
    if (files.stream().mapToInt(file -> file.lines().size()).distinct().count() > 1) {
      throw new FaultException(
          "the files must have the same number of lines, but "
              + files.stream()
                  .map(file -> file.path() + " has " + file.lines().size())
                  .collect(Collectors.joining(", ")));
    }
  }

  /**
   * A line for each line with words that a model does not know.
   *
   * @param words those of each line
   */
  List<String> unknown(List<List<String>> words) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).isEmpty()) {
        messages.add(
            "%s:%d: unknown to the model: %s"
                .formatted(path, i + 1, String.join(", ", words.get(i))));
      }
    }
    return messages;
  }

  private static byte[] bytes(Path path) throws FaultException {
    if (!Files.exists(path)) {
      throw new FaultException(path + ": no such file");
    }
    if (Files.isDirectory(path)) {
      throw new FaultException(path + ": this is a folder, not a file");
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static FaultException unreadable(Path path, IOException e) {
    return new FaultException(path + ": it cannot be read: " + IoFault.reason(e));
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && bytes[0] == BYTE_ORDER_MARK[0]
        && bytes[1] == BYTE_ORDER_MARK[1]
        && bytes[2] == BYTE_ORDER_MARK[2];
  }
}
