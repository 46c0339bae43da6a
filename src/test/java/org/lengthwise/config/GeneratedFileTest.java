package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFileTest {
  @TempDir Path folder;

  @Test
  void theFirstLineThatDiffersIsNamedWithTheCommandThatUpdatesTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a\nb\nc\nd\n");

    GeneratedFile.assertUpToDate(file, "a\nb\nc\nd\n");
    assertThatThrownBy(() -> GeneratedFile.assertUpToDate(file, "a\nb\nC\nD\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            file
                + " is out of date. Line 3 is the first that differs:\n  found:  c\n  wanted: C\n"
                + "Update it: make generated");
    assertThatThrownBy(() -> GeneratedFile.assertUpToDate(file, "a\nb\nc\nd"))
        .hasMessageContaining("Line 5 ")
        .hasMessageContaining("wanted: (the file ends)\n");
  }

  @Test
  void aPartOfAFileIsFoundByTheLinesAroundIt() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "prose\n<a>\nb\n<c>\nprose\n");

    GeneratedFile.assertUpToDate(file, "<a>", "b\n", "<c>");
    assertThatThrownBy(() -> GeneratedFile.assertUpToDate(file, "<a>", "b\nb\n", "<c>"))
        .hasMessageContaining("Line 4 ")
        .hasMessageContaining("found:  <c>\n")
        .hasMessageContaining("wanted: b\n");
    assertThatThrownBy(() -> GeneratedFile.assertUpToDate(file, "prose", "b\n", "<c>"))
        .hasMessage(file + " has not one line: prose");
  }
}
