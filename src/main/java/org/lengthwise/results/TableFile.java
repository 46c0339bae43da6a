package org.lengthwise.results;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.IoFault;
import org.lengthwise.io.WriteStep;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;
import tech.tablesaw.io.csv.CsvReader;

/**
 * Tables as CSV files: UTF-8, comma, a header line, lines that end in {@code \n}, doubles in the
 * digits that give back the same double.
 */
public final class TableFile {
  private TableFile() {}

  /** The file's length in bytes; 0 when there is none. A checkpoint remembers it. */
  public static long length(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    }
  }

  /**
   * Cuts the file back to the length it had at a checkpoint, so that rows written after it are not
   * doubled when the run continues.
   *
   * @throws ResultsException when the file is shorter than that
   */
  public static void cutTo(Path file, long bytes) {
    long length = length(file);
    if (length < bytes) {
      throw new ResultsException(
          file + " has " + length + " bytes, but had " + bytes + " at the checkpoint");
    }
    if (length == bytes) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
      channel.force(true);
    } catch (IOException e) {
      throw IoFault.cannot("cut", file, e);
    }
  }

  static void append(Path file, String text) {
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "not a file");
      Files.createDirectories(folder);
      boolean fresh = !Files.exists(file);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        WriteStep.OPENED.reached(file);
        AtomicFile.writeHalves(channel, text.getBytes(StandardCharsets.UTF_8), file);
        // A checkpoint may say how long the file is only once it is that long on the disk.
        channel.force(true);
        WriteStep.SYNCED.reached(file);
      }
      if (fresh) {
        AtomicFile.synchronise(folder);
      }
    } catch (IOException e) {
      throw IoFault.cannot("write", file, e);
    }
  }

  static Table read(Path file, List<String> wanted, Function<String, ColumnType> types) {
    String text;
    try {
      text = isCompressed(file) ? uncompressed(file) : Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ResultsException(file + ": " + IoFault.reason(e), e);
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    }
    String header = String.join(",", wanted);
    String found = text.lines().findFirst().orElse("");
    if (!found.equals(header) && !found.startsWith(header + ",")) {
      throw new ResultsException(
          file + ":1: the header is `" + found + "`; wanted `" + header + "`");
    }
    try (Reader reader = new StringReader(text)) {
      return new CsvReader()
          .read(
              CsvReadOptions.builder(reader)
                  .tableName(file.getFileName().toString())
                  .columnTypes(types)
                  // The default indicators would make the word "NA" a missing value.
                  .missingValueIndicator("")
                  .lineEnding("\n")
                  .maxCharsPerColumn(-1)
                  .build());
    } catch (IOException | RuntimeException e) {
      throw new ResultsException(file + ": not a table of results: " + e.getMessage(), e);
    }
  }

  private static boolean isCompressed(Path file) {
    return file.toString().endsWith(".gz");
  }

  private static String uncompressed(Path file) throws IOException {
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (EOFException | ZipException e) {
      throw new ResultsException(file + ": damaged: " + e.getMessage(), e);
    }
  }

  /** The bytes of a file that holds this text, always the same for the same text. */
  static byte[] bytes(String text, Path file) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    if (!isCompressed(file)) {
      return plain;
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream bytes = new Gzip(compressed)) {
      bytes.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return compressed.toByteArray();
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream compressed) throws IOException {
      super(compressed);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  static String text(Table table, boolean header) {
    StringBuilder text = new StringBuilder();
    if (header) {
      text.append(String.join(",", table.columnNames())).append('\n');
    }
    for (int row = 0; row < table.rowCount(); row++) {
      String between = "";
      for (Column<?> column : table.columns()) {
        text.append(between)
            .append(column.isMissing(row) ? "" : cell(column.getUnformattedString(row)));
        between = ",";
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Quotes what a reader would cut, split or trim. */
  private static String cell(String value) {
    boolean plain =
        !value.isEmpty()
            && value.charAt(0) > ' '
            && value.charAt(0) != '#'
            && value.charAt(value.length() - 1) > ' '
            && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
