package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.results.RunFolder;

/**
 * A whole experiment whose newest checkpoints are damaged between a kill and the next start, ever
 * again, on a disk whose clock is wrong.
 */
@Tag("slow")
@Timeout(900)
class CorruptedRunTest {
  private record Damage(String file, UnaryOperator<byte[]> change) {}

  /** Truncated, a bit flipped, empty. */
  private static final List<Damage> DAMAGES =
      List.of(
          new Damage("weights.safetensors", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
          new Damage("optimiser.safetensors", bytes -> flipped(bytes, bytes.length / 3)),
          new Damage("checkpoint.json", bytes -> flipped(bytes, bytes.length / 2)),
          new Damage("weights.safetensors", bytes -> new byte[0]));

  private static final int BETWEEN = 40;
  private static final int BUDGET = 200;

  @TempDir Path folder;

  private static byte[] flipped(byte[] bytes, int place) {
    byte[] changed = bytes.clone();
    changed[place] ^= 1;
    return changed;
  }

  @Test
  void eachIsNamedAndTheOneBeforeItGivesTheSameResult() throws Exception {
    Program program = new Program(folder);
    SmallExperiment whole = experiment("whole");
    assertThat(program.run(whole.command()).exitCode()).isZero();
    SmallExperiment damaged = experiment("damaged");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < DAMAGES.size(); i++) {
      killAfter((i + 1) * BETWEEN, program, damaged);
      for (RunFolder run : damaged.runs()) {
        if (ExperimentWatch.newestCheckpoint(run) == BUDGET) {
          continue; // it may be finished, and is not trained on
        }
        Path checkpoint = newest(run);
        Path file = checkpoint.resolve(DAMAGES.get(i).file());
        Files.write(file, DAMAGES.get(i).change().apply(Files.readAllBytes(file)));
        setClockBack(checkpoint);
        expected.add(
            "checkpoint %s is damaged: %s does not have the SHA-256 that it was written with"
                .formatted(checkpoint.getFileName(), file.getFileName()));
      }
    }
    assertThat(program.run(damaged.command()).exitCode()).isZero();

    assertThat(expected).hasSizeGreaterThanOrEqualTo(DAMAGES.size());
    assertThat(said(damaged)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(TimelessFiles.differences(whole.folder().root(), damaged.folder().root())).isEmpty();
  }

  private SmallExperiment experiment(String results) {
    return new SmallExperiment(folder.resolve(results), "training.updates=" + BUDGET);
  }

  /** Kills the experiment when both runs have a checkpoint of this update or a later one. */
  private static void killAfter(int update, Program program, SmallExperiment experiment)
      throws Exception {
    Process process = program.start(experiment.command("--parallel", "2"));
    while (process.isAlive()
        && !experiment.runs().stream()
            .allMatch(run -> ExperimentWatch.newestCheckpoint(run) >= update)) {
      Thread.sleep(2);
    }
    Set<ProcessHandle> children = new ExperimentWatch(experiment, process).children().keySet();
    process.destroyForcibly().waitFor();
    for (ProcessHandle child : children) {
      child.onExit().get();
    }
  }

  private static Path newest(RunFolder run) {
    return run.checkpoints().resolve("update-" + ExperimentWatch.newestCheckpoint(run));
  }

  /** The newest looks like the oldest. */
  private static void setClockBack(Path checkpoint) throws IOException {
    Files.setLastModifiedTime(checkpoint, FileTime.from(Instant.parse("1971-01-01T00:00:00Z")));
  }

  private static List<String> said(SmallExperiment experiment) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RunFolder run : experiment.runs()) {
      Files.readAllLines(run.log()).stream()
          .filter(line -> line.contains("damaged"))
          .forEach(lines::add);
    }
    return lines;
  }
}
