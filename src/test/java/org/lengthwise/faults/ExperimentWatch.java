package org.lengthwise.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;

/** What an experiment is doing at this moment, seen from outside. */
final class ExperimentWatch {
  /** In the order in which a run and its experiment come to them. */
  enum Phase {
    PREPARING,
    TRAINING,
    TRANSLATING,
    REPORTING
  }

  private static final long BETWEEN_LOOKS_MS = 5;

  private final SmallExperiment experiment;
  private final Process parent;
  private final Instant started = Instant.now();

  ExperimentWatch(SmallExperiment experiment, Process parent) {
    this.experiment = experiment;
    this.parent = parent;
  }

  Process parent() {
    return parent;
  }

  /** The processes of runs, and what each performs. */
  Map<ProcessHandle, RunFolder> children() {
    Map<ProcessHandle, RunFolder> children = new LinkedHashMap<>();
    for (ProcessHandle child : parent.toHandle().descendants().toList()) {
      List<String> words = arguments(child);
      if (words.contains("run") && child.isAlive()) {
        int seed = words.size() - 1; // after the model, at the end
        children.put(
            child, experiment.folder().run(words.get(seed - 1), Long.parseLong(words.get(seed))));
      }
    }
    return children;
  }

  private static List<String> arguments(ProcessHandle process) {
    try {
      // ProcessHandle.Info gives up on a long class path.
      Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Arrays.asList(Files.readString(file).split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What a run does, or did when it was killed. */
  Phase phase(RunFolder run) {
    return switch (RunStatus.read(run.status()).state()) {
      case TRAINING -> Phase.TRAINING;
      case TRANSLATING -> Phase.TRANSLATING;
      default -> Phase.PREPARING;
    };
  }

  /** The furthest that any part of it has come. */
  Phase phase() {
    if (reporting()) {
      return Phase.REPORTING;
    }
    return children().values().stream()
        .map(this::phase)
        .max(Comparator.naturalOrder())
        .orElse(Phase.PREPARING);
  }

  /** Whether it has done with the runs and not yet with the page. */
  boolean reporting() {
    ExperimentFolder folder = experiment.folder();
    try {
      return Files.exists(folder.provenance())
          && !Files.getLastModifiedTime(folder.provenance()).toInstant().isBefore(started)
          && !Provenance.read(folder.provenance()).ended().isEmpty()
          && !Files.exists(folder.report());
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits for a phase; says whether it came before the end. */
  boolean await(Phase phase) throws InterruptedException {
    while (phase() != phase) {
      if (parent.waitFor(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  /** The update of a run's newest checkpoint; 0 for none. */
  static int newestCheckpoint(RunFolder run) {
    try (Stream<Path> entries = Files.list(run.checkpoints())) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("update-"))
          .map(name -> Integer.valueOf(name.substring("update-".length())))
          .max(Comparator.naturalOrder())
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
