package org.lengthwise.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lengthwise.io.Sha256;

/**
 * The files of an experiment but for what hangs on the clock. All that may differ between two
 * results of one config stands in the first lines of this class.
 */
final class TimelessFiles {
  /**
   * Files that are not compared: what processes said, locks, times, when which process sat at a
   * run, the picture of times.
   */
  private static final Pattern APART =
      Pattern.compile(
          "(.*/)?(LOCK|run\\.log|clock\\.json)|runs/[^/]+/provenance\\.json|figures/learning-curves-by-hour\\.(svg|png)");

  /** Columns of a table that are not compared. */
  private static final String SECONDS = "seconds";

  /** Keys of JSON files that are not compared: times, and the command, which names its folder. */
  private static final Pattern KEYS =
      Pattern.compile("(\"(?:trainingSeconds|seconds|started|ended|command)\": ).*");

  /** Lines of the page that are not compared: the same, and the picture of times. */
  private static final Pattern ROWS =
      Pattern.compile(
          "<tr><td class=\"text\">(training time, h:mm:ss|target words per second|started|ended|command)</td>.*"
              + "|<img src=\"[^\"]*\" alt=\"Loss by training time\\..*");

  private static final int SHOWN = 200;

  private TimelessFiles() {}

  /** In what two results differ, a line each; none when they are equal. */
  static List<String> differences(Path expected, Path actual) {
    SortedMap<String, List<String>> left = read(expected);
    SortedMap<String, List<String>> right = read(actual);
    List<String> differences = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      if (!right.containsKey(name)) {
        differences.add(name + " is missing");
      } else if (!left.containsKey(name)) {
        differences.add(name + " is one too many");
      } else {
        differences.addAll(differences(name, left.get(name), right.get(name)));
      }
    }
    return differences;
  }

  private static List<String> differences(String name, List<String> left, List<String> right) {
    if (left.size() != right.size()) {
      return List.of(name + " has " + right.size() + " lines, not " + left.size());
    }
    return IntStream.range(0, left.size())
        .filter(line -> !left.get(line).equals(right.get(line)))
        .limit(1)
        .mapToObj(
            line ->
                "%s:%d: `%s`, not `%s`"
                    .formatted(name, line + 1, start(right.get(line)), start(left.get(line))))
        .toList();
  }

  private static String start(String line) {
    return line.substring(0, Math.min(SHOWN, line.length()));
  }

  /** Name of a file to its lines. */
  private static SortedMap<String, List<String>> read(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      SortedMap<String, List<String>> found = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (!APART.matcher(name).matches()) {
          found.put(name, lines(name, file));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file that is text; of any other, its hash. */
  private static List<String> lines(String name, Path file) throws IOException {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "csv" -> withoutSeconds(Files.readAllLines(file));
      case "json" ->
          Files.readAllLines(file).stream()
              .map(line -> KEYS.matcher(line).replaceAll("$1…"))
              .toList();
      case "html" ->
          Files.readAllLines(file).stream()
              .map(line -> ROWS.matcher(line).replaceAll("…"))
              .toList();
      default -> List.of(Sha256.of(file));
    };
  }

  /** A table that has such a column has no cell with a comma in it. */
  private static List<String> withoutSeconds(List<String> lines) {
    List<String> header = Arrays.asList(lines.isEmpty() ? new String[0] : lines.get(0).split(","));
    if (!header.contains(SECONDS)) {
      return lines;
    }
    return lines.stream().map(line -> without(line, header.indexOf(SECONDS))).toList();
  }

  private static String without(String line, int column) {
    String[] cells = line.split(",", -1);
    return IntStream.range(0, cells.length)
        .mapToObj(cell -> cell == column ? "…" : cells[cell])
        .collect(Collectors.joining(","));
  }
}
