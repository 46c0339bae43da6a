package org.lengthwise.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of the benchmark: what was asked, and where lines and tables go. */
final class Session {
  static final Path FOLDER = Path.of("target/bench");

  private final Settings settings;
  private final List<String> tables = new ArrayList<>();

  Session(Settings settings) {
    this.settings = settings;
  }

  Settings settings() {
    return settings;
  }

  /**
   * What a measurement of training is told.
   *
   * @param steps unless STEPS says otherwise
   */
  Map<String, String> stepArguments(ModelSize size, String model, int steps) {
    Map<String, String> arguments = new TreeMap<>(size.arguments());
    arguments.put("model", model);
    arguments.put("steps", "" + settings.number("STEPS", steps));
    return arguments;
  }

  /**
   * Measures in a fresh process under the launcher, and {@linkplain #emit tells}.
   *
   * @param row the name that the line bears
   */
  JsonObject measure(
      String row,
      Class<? extends Measurement> measurement,
      Map<String, String> arguments,
      boolean hugePages,
      String options)
      throws IOException {
    return emit(row, measure(measurement, arguments, hugePages, options));
  }

  /** The same without a line. */
  JsonObject measure(
      Class<? extends Measurement> measurement,
      Map<String, String> arguments,
      boolean hugePages,
      String options) {
    List<String> variables = settings.list("ENVIRONMENT", List.of());
    return Launcher.measure(measurement, arguments, hugePages, options, variables);
  }

  /** Prints a line of JSON, and appends it to the file. */
  JsonObject emit(String row, JsonObject measured) throws IOException {
    JsonObject line = new JsonObject();
    line.addProperty("row", row);
    for (Map.Entry<String, JsonElement> field : measured.entrySet()) {
      line.add(field.getKey(), field.getValue());
    }
    System.out.println(line);
    append(FOLDER.resolve("bench.jsonl"), line + "\n");
    return line;
  }

  /** Keeps a table for the end; the first row is its head. */
  void table(String title, List<List<String>> rows) {
    StringBuilder text = new StringBuilder("### " + title + "\n\n");
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        String line = String.join("|", Collections.nCopies(rows.get(0).size(), " --- "));
        text.append("|").append(line).append("|\n");
      }
    }
    tables.add(text.toString());
  }

  /** Prints the tables, and writes them beside the lines. */
  void close() throws IOException {
    String text = String.join("\n", tables);
    System.out.println("\n" + text);
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("tables.md"), text);
  }

  private static void append(Path file, String text) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
