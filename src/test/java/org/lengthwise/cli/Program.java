package org.lengthwise.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real program in a process of its own, as the launcher starts it. */
public final class Program {
  /** What a finished process said. */
  public record Said(int exitCode, String out, String err) {}

  private final Path folder;
  private final List<String> prefix;
  private final Map<String, String> environment;
  private final String mainClass;

  /**
   * @param folder for what it says
   */
  public Program(Path folder) {
    this(folder, List.of(), Map.of());
  }

  /**
   * @param folder for what it says
   * @param prefix a command that starts another in a narrower place, such as {@code prlimit}
   * @param environment variables beside those of this process
   */
  public Program(Path folder, List<String> prefix, Map<String, String> environment) {
    this(folder, prefix, environment, Main.class.getName());
  }

  /**
   * @param mainClass what is started in place of {@link Main}
   */
  public Program(
      Path folder, List<String> prefix, Map<String, String> environment, String mainClass) {
    this.folder = folder;
    this.prefix = prefix;
    this.environment = environment;
    this.mainClass = mainClass;
  }

  /** Runs a command to its end. */
  public Said run(List<String> arguments) {
    try {
      int exitCode = end(start(arguments));
      return new Said(exitCode, Files.readString(out()), Files.readString(err()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end; a test that takes too long takes it along. */
  private static int end(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts a command. */
  public Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Dsun.jnu.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Dai.djl.offline=true",
            "-XX:+UseSerialGC"));
    command.addAll(moreOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    ProcessBuilder process =
        new ProcessBuilder(command).redirectOutput(out().toFile()).redirectError(err().toFile());
    process.environment().putAll(environment);
    return process.start();
  }

  /** Options of the JVM that the environment adds, as to the launcher. */
  private static List<String> moreOptions() {
    String options = System.getenv().getOrDefault("LENGTHWISE_OPTS", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  /** What the last process wrote to its standard output. */
  public Path out() {
    return folder.resolve("out.txt");
  }

  /** What the last process wrote to its standard error. */
  public Path err() {
    return folder.resolve("err.txt");
  }

  /** The bytes of a file as text, whatever they are. */
  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
