package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.cli.Program;
import org.lengthwise.faults.ExperimentWatch.Phase;
import org.lengthwise.results.RunFolder;

/** Kills an experiment at random instants, and starts it again, until it has come to its end. */
final class Torture {
  /** Whom a {@code kill -9} is for. */
  enum Victim {
    PARENT,
    CHILD,
    BOTH
  }

  private static final long ORPHANS_GONE_SECONDS = 20;
  private static final Pattern CONTINUED = Pattern.compile("(?m)^continued from update (\\d+)");

  /** One kill in this many is aimed at a phase that is short. */
  private static final int AIMED = 4;

  private final SmallExperiment experiment;
  private final Program program;
  private final PhaseLengths lengths;
  private final UniformRandomProvider random;
  private final Tally tally;

  /** Kills during training whose continuation has not been seen yet: run to length of its log. */
  private final List<Map<RunFolder, Long>> open = new ArrayList<>();

  /** Killed in its last phase, it is let to its end: most of the kills are for training. */
  private boolean spared;

  Torture(
      SmallExperiment experiment,
      Program program,
      PhaseLengths lengths,
      UniformRandomProvider random,
      Tally tally) {
    this.experiment = experiment;
    this.program = program;
    this.lengths = lengths;
    this.random = random;
    this.tally = tally;
  }

  /** Performs the experiment, killed ever again, to its end. */
  void perform() throws Exception {
    while (attempt().orElse(1) != 0) {
      // It is started again.
    }
    for (RunFolder run : experiment.runs()) {
      assertThat(Files.readString(run.log())).doesNotContain("is damaged");
    }
  }

  /**
   * One start.
   *
   * @return the exit code; empty when it was killed
   */
  private OptionalInt attempt() throws Exception {
    Process parent = program.start(experiment.command("--parallel", "2"));
    tally.started();
    ExperimentWatch watch = new ExperimentWatch(experiment, parent);
    boolean wounded = false;
    while (lives(watch)) {
      Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
      Map<ProcessHandle, RunFolder> children = watch.children();
      if (victim == Victim.CHILD && !children.isEmpty()) {
        List<ProcessHandle> all = List.copyOf(children.keySet());
        ProcessHandle child = all.get(random.nextInt(all.size()));
        killOne(watch, child, children.get(child));
        wounded = true;
      } else {
        killAll(watch, victim, children);
        return OptionalInt.empty();
      }
    }
    settle();
    int exitCode = parent.exitValue();
    assertThat(exitCode)
        .as(() -> text(program.out()) + text(program.err()))
        .isBetween(0, wounded ? 1 : 0);
    return OptionalInt.of(exitCode);
  }

  /** Waits for a random instant; says whether the experiment lives then. */
  private boolean lives(ExperimentWatch watch) throws InterruptedException {
    if (spared) {
      watch.parent().waitFor();
      return false;
    }
    Duration wait = lengths.whole();
    if (random.nextInt(AIMED) == 0) {
      Phase aim = random.nextBoolean() ? Phase.TRANSLATING : Phase.REPORTING;
      wait = lengths.of(aim);
      if (!watch.await(aim)) {
        return false;
      }
    }
    return !watch
        .parent()
        .waitFor(random.nextLong(Math.max(1, wait.toNanos())), TimeUnit.NANOSECONDS);
  }

  /** The others go on. */
  private void killOne(ExperimentWatch watch, ProcessHandle child, RunFolder run) throws Exception {
    Phase phase = watch.phase(run);
    settle();
    child.destroyForcibly();
    child.onExit().get(ORPHANS_GONE_SECONDS, TimeUnit.SECONDS);
    count(Victim.CHILD, phase, List.of(run));
  }

  /** Kills the parent, its children too or not, and sees to it that no child is left. */
  private void killAll(ExperimentWatch watch, Victim victim, Map<ProcessHandle, RunFolder> children)
      throws Exception {
    boolean reporting = watch.reporting();
    settle();
    watch.parent().destroyForcibly();
    if (victim == Victim.BOTH) {
      children.keySet().forEach(ProcessHandle::destroyForcibly);
    }
    watch.parent().waitFor();
    long dead = System.nanoTime();
    for (ProcessHandle child : children.keySet()) {
      child.onExit().get(ORPHANS_GONE_SECONDS, TimeUnit.SECONDS);
    }
    tally.outlived(Duration.ofNanos(System.nanoTime() - dead));
    Phase phase =
        children.values().stream()
            .map(watch::phase)
            .max(Comparator.naturalOrder())
            .orElse(reporting ? Phase.REPORTING : Phase.PREPARING);
    count(victim == Victim.BOTH ? victim : Victim.PARENT, phase, children.values());
  }

  /** A kill during training counts only when the run has gone on from a checkpoint. */
  private void count(Victim victim, Phase phase, Collection<RunFolder> runs) throws IOException {
    tally.killed(victim, phase);
    spared = phase == Phase.REPORTING;
    System.out.printf(
        "killed %s in %s%n",
        victim.name().toLowerCase(Locale.ROOT), phase.name().toLowerCase(Locale.ROOT));
    // Killed again before it had gone on: one continuation is the proof of one kill.
    open.removeIf(kill -> runs.stream().anyMatch(kill::containsKey));
    if (phase == Phase.TRAINING) {
      Map<RunFolder, Long> kill = new HashMap<>();
      for (RunFolder run : runs) {
        kill.put(run, Files.exists(run.log()) ? Files.size(run.log()) : 0);
      }
      open.add(kill);
    }
  }

  /** Looks what has come of kills during training. */
  private void settle() throws IOException {
    for (Iterator<Map<RunFolder, Long>> kills = open.iterator(); kills.hasNext(); ) {
      List<Integer> updates = new ArrayList<>();
      for (Map.Entry<RunFolder, Long> run : kills.next().entrySet()) {
        continued(run.getKey(), run.getValue()).ifPresent(updates::add);
      }
      if (!updates.isEmpty()) {
        tally.settled(updates);
        kills.remove();
      }
    }
  }

  /** The update that a run has gone on from, by what its log says behind this many bytes. */
  private static Optional<Integer> continued(RunFolder run, long length) throws IOException {
    byte[] log = Files.readAllBytes(run.log());
    int from = Math.toIntExact(length);
    Matcher line =
        CONTINUED.matcher(new String(log, from, log.length - from, StandardCharsets.UTF_8));
    return line.find() ? Optional.of(Integer.valueOf(line.group(1))) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
