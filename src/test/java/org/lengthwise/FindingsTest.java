package org.lengthwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The table of findings lists the scripts; {@code make findings} runs them. */
class FindingsTest {
  private static final Path FOLDER = Path.of("findings");

  @Test
  void theTableHasARowForEachScriptInItsOwnWords() throws IOException {
    List<String> rows =
        Files.readAllLines(FOLDER.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| [`"))
            .toList();

    assertThat(rows).containsExactlyElementsOf(scripts().stream().map(FindingsTest::row).toList());
  }

  @Test
  void eachScriptSaysWhatWasGuessedAndWhatWasSeen() throws IOException {
    for (Path script : scripts()) {
      assertThat(Files.readAllLines(script))
          .as(script.toString())
          .startsWith("#!/bin/sh")
          .anyMatch(line -> line.startsWith("# guessed: "))
          .anyMatch(line -> line.startsWith("# seen: "));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void eachScriptIsExecutable() throws IOException {
    assertThat(scripts()).allMatch(Files::isExecutable);
  }

  /** The scripts in the order of their names. */
  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> scripts = files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
      assertThat(scripts).isNotEmpty();
      return scripts;
    }
  }

  private static String row(Path script) {
    try {
      String[] head = Files.readAllLines(script).get(1).split(": ", 2);
      String name = script.getFileName().toString();
      return "| [`%s`](%s) | %s | %s |".formatted(name, name, head[0].substring(2), head[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
