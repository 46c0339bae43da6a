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

/** The process of one run, as the experiment sees it. */
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
   * Passes on the progress that the process reports, until it ends.
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

  /** Asks the run to stop; while training it saves first. */
  void ask() {
    try {
      OutputStream input = process.getOutputStream();
      input.write(ParentWatch.STOP);
      input.flush();
    } catch (IOException e) {
      // It has ended, or is about to end.
    }
  }

  /** Waits for the process to end, and kills it if it takes longer. */
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

  /** Kills the process, if it is alive; nothing that it has written is lost. */
  private void kill() {
    // Not Process.destroyForcibly, which would close the stream that is being followed.
    process.toHandle().destroyForcibly();
  }

  private static BufferedWriter appendTo(Path log) throws IOException {
    return Files.newBufferedWriter(
        log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
