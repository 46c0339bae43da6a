package org.lengthwise.experiment.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lengthwise.experiment.plan.RunProgress;
import org.lengthwise.experiment.run.ParentWatch;

/** The process of one run, seen from the experiment. */
public final class RunProcess {
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
  public static RunProcess start(ProcessBuilder builder, Path log) throws IOException {
    return new RunProcess(builder.start(), log);
  }

  /**
   * Hands on the progress the process reports, until it ends.
   *
   * @return its exit code
   */
  public int follow(Consumer<RunProgress> progress) throws IOException, InterruptedException {
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

  /** Asks the run to stop: it saves first, where it trains. */
  void ask() {
    try {
      OutputStream ear = process.getOutputStream();
      ear.write(ParentWatch.STOP);
      ear.flush();
    } catch (IOException e) {
      // It has ended, or is about to.
    }
  }

  /** Waits for the process to end, and ends it when it has not by then. */
  void awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process now, if it lives; nothing that is written is lost. */
  private void kill() {
    // Not Process.destroyForcibly, which would close the stream that is being followed.
    process.toHandle().destroyForcibly();
  }

  private static BufferedWriter appendTo(Path log) throws IOException {
    return Files.newBufferedWriter(
        log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
