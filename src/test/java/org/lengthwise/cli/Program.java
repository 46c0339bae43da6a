package org.lengthwise.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real program in a process of its own, as the launcher starts it. */
final class Program {
  /** What a finished process said. */
  record Said(int exitCode, String out, String err) {}

  private final Path folder;

  /**
   * @param folder for what it says
   */
  Program(Path folder) {
    this.folder = folder;
  }

  /** Runs a command to its end. */
  Said run(List<String> arguments) {
    try {
      Process process = start(arguments);
      int exitCode = process.waitFor();
      return new Said(exitCode, Files.readString(out()), Files.readString(err()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a command. */
  Process start(List<String> arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /** Starts a command as a terminal does, in a process group of its own. */
  Process startInGroup(List<String> arguments) throws IOException {
    return start(List.of("setsid"), arguments);
  }

  private Process start(List<String> before, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Dsun.jnu.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Dai.djl.offline=true",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(out().toFile())
        .redirectError(err().toFile())
        .start();
  }

  private Path out() {
    return folder.resolve("out.txt");
  }

  /** What it has said on its standard error. */
  String said() throws IOException {
    return Files.readString(err());
  }

  private Path err() {
    return folder.resolve("err.txt");
  }

  /** The bytes of a file as text, whatever they are. */
  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
