package org.lengthwise.corpus.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.lengthwise.io.IoFault;

/**
 * The result of one pass over a whole file.
 *
 * @param file the file
 * @param lines its lines; absent where it is empty or could not be read to its end
 * @param faults what is wrong with it, one line each
 * @param notes what in it may not be meant, one line each
 */
record TextCheck(
    BitextFolder.TextFile file, Optional<Integer> lines, List<String> faults, List<String> notes) {
  private static final int SHOWN = 5;

  /**
   * Reads the file to its end.
   *
   * @param isEmpty whether a line is an error because it has no token
   */
  static TextCheck of(BitextFolder.TextFile file, Predicate<String> isEmpty) {
    LineFaults invalid = new LineFaults();
    LineFaults nul = new LineFaults();
    LineFaults empty = new LineFaults();
    TextSigns signs = new TextSigns();
    Optional<String> broken = Optional.empty();
    int lines = 0;
    try (LineReader reader = file.open()) {
      try {
        for (Optional<LineReader.Line> next = reader.next();
            next.isPresent();
            next = reader.next()) {
          LineReader.Line line = next.get();
          signs.add(line.number(), line.text());
          if (line.invalid().isPresent()) {
            invalid.add(line.number(), line.invalid().get().toString());
          } else if (line.text().indexOf('\0') >= 0) {
            nul.add(line.number(), "");
          } else if (isEmpty.test(line.text())) {
            empty.add(line.number(), "");
          }
        }
      } finally {
        lines = reader.number();
      }
    } catch (IOException e) {
      broken = Optional.of(broken(file, lines, e));
    }
    List<String> faults = new ArrayList<>();
    signs.fault(file).ifPresent(faults::add);
    invalid.message(file, "is not UTF-8 (%s)").ifPresent(faults::add);
    nul.message(file, "contains a NUL character").ifPresent(faults::add);
    empty
        .message(file, "is empty; dev and test pairs are never dropped, so remove this one")
        .ifPresent(faults::add);
    broken.ifPresent(faults::add);
    if (lines == 0 && broken.isEmpty()) {
      faults.add(file + " is empty; wanted one sentence per line");
    }
    boolean whole = lines > 0 && broken.isEmpty();
    return new TextCheck(
        file, whole ? Optional.of(lines) : Optional.empty(), faults, signs.notes(file, lines));
  }

  private static String broken(BitextFolder.TextFile file, int lines, IOException e) {
    if (file.isGzipped() && isEmptyFile(file)) {
      return file + " is empty; wanted gzipped text";
    }
    if (file.isGzipped() && e instanceof EOFException) {
      return "%s ends early, after line %d: the gzip data is cut off; copy or download it again"
          .formatted(file, lines);
    }
    if (file.isGzipped() && e instanceof ZipException) {
      return "%s is not intact gzip data after line %d (%s); copy or download it again"
          .formatted(file, lines, e.getMessage());
    }
    return "%s cannot be read after line %d: %s".formatted(file, lines, IoFault.of(e));
  }

  private static boolean isEmptyFile(BitextFolder.TextFile file) {
    try {
      return Files.size(file.path()) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The lines with one kind of error: the first few of them, and their number. */
  private static final class LineFaults {
    private final List<Integer> shown = new ArrayList<>();
    private String firstDetail = "";
    private int count;

    void add(int line, String detail) {
      if (count == 0) {
        firstDetail = detail;
      }
      if (shown.size() < SHOWN) {
        shown.add(line);
      }
      count++;
    }

    Optional<String> message(BitextFolder.TextFile file, String fault) {
      if (count == 0) {
        return Optional.empty();
      }
      String others = shown.stream().skip(1).map(String::valueOf).collect(Collectors.joining(", "));
      int unshown = count - shown.size();
      return Optional.of(
          "%s:%d: the line %s%s%s"
              .formatted(
                  file,
                  shown.get(0),
                  fault.replace("%s", firstDetail),
                  others.isEmpty() ? "" : (count == 2 ? "; also line " : "; also lines ") + others,
                  unshown == 0 ? "" : " and %d more".formatted(unshown)));
    }
  }
}
