package org.lengthwise.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.results.ExperimentFolder;
import picocli.CommandLine;

/** A finished run on sentences of letters, and the commands on it. */
final class RunFixture {
  private final Path temporary;
  private final Path run;

  /**
   * @param overrides values laid over the experiment's config, each {@code key=value}
   */
  RunFixture(Path temporary, String... overrides) {
    this.temporary = temporary;
    ExperimentFolder folder = LetterCorpus.prepare(temporary, overrides);
    LetterCorpus.perform(folder, "attention", 1);
    this.run = folder.run("attention", 1).root();
  }

  /** What a command said. */
  record Said(int exitCode, String out, String err) {}

  /** Performs a command on the run, with this text as the standard input. */
  Said say(String input, String command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(new CopyingEngine());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of(command, run.toString()));
    all.addAll(List.of(arguments));
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      int exitCode = Main.execute(line, all.toArray(String[]::new));
      return new Said(exitCode, out.toString(), err.toString());
    } finally {
      System.setIn(before);
    }
  }

  /** Writes a file; returns its path. */
  String file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  String file(String name, byte[] bytes) {
    try {
      return Files.write(temporary.resolve(name), bytes).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
