package org.lengthwise.experiment;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The process of one run, seen from the experiment. */
final class RunProcess {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final Path log;

  private RunProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the process.
   *
   * @param log where lines go that are not progress
   */
  static RunProcess start(ProcessBuilder builder, Path log) throws IOException {
    return new RunProcess(builder.start(), log);
  }

  /**
   * Hands on the progress the process reports, until it ends.
   *
   * @return its exit code
   */
  int follow(Consumer<RunProgress> progress) throws IOException, InterruptedException {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer rest = appendTo(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<RunProgress> report = RunProgress.parse(line);
        if (report.isPresent()) {
          progress.accept(report.get());
        } else {
          rest.write(line + "\n");
          rest.flush();
        }
      }
    }
    return process.waitFor();
  }

  /** Ends the process: with a signal first, without mercy after some seconds. */
  void stop() {
    // Not Process.destroy, which would close the stream that is being followed.
    ProcessHandle handle = process.toHandle();
    handle.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        handle.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      handle.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static BufferedWriter appendTo(Path log) throws IOException {
    return Files.newBufferedWriter(
        log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
