package org.lengthwise.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of the repository that is written from the code. */
public final class GeneratedFile {
  private GeneratedFile() {}

  /** Asserts that the file is this text; otherwise names the first line that differs. */
  public static void assertUpToDate(Path file, String wanted) throws IOException {
    compare(file, Files.readString(file), wanted);
  }

  /** Asserts that this text stands in the file between two lines, each of which occurs once. */
  static void assertUpToDate(Path file, String before, String wanted, String after)
      throws IOException {
    String found = Files.readString(file);
    int from = only(file, found, before) + before.length() + 1;
    int to = only(file, found, after);
    compare(file, found, found.substring(0, from) + wanted + found.substring(to));
  }

  private static int only(Path file, String text, String line) {
    int place = text.indexOf(line + "\n");
    if (place < 0 || place != text.lastIndexOf(line + "\n")) {
      throw new AssertionError(file + " has not one line: " + line);
    }
    return place;
  }

  private static void compare(Path file, String found, String wanted) {
    if (found.equals(wanted)) {
      return;
    }
    List<String> there = List.of(found.split("\n", -1));
    List<String> right = List.of(wanted.split("\n", -1));
    int line = 0;
    while (line < Math.min(there.size(), right.size()) && there.get(line).equals(right.get(line))) {
      line++;
    }
    throw new AssertionError(
        file
            + " is out of date. Line "
            + (line + 1)
            + " is the first that differs:\n  found:  "
            + at(there, line)
            + "\n  wanted: "
            + at(right, line)
            + "\nUpdate it: make generated");
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(the file ends)";
  }
}
