package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.faults.ExperimentWatch.Phase;
import org.lengthwise.random.RandomStream;

/**
 * A killed experiment ends as if it had not been killed. {@code -Dtorture.kills=100} asks for more
 * kills, {@code -Dtorture.seed=2} for others.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class TortureTest {
  private static final int KILLS = Integer.getInteger("torture.kills", 30);
  private static final long SEED = Long.getLong("torture.seed", 1);
  private static final int IN_SHORT_PHASES = 3;

  @TempDir Path folder;

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void aKillAtAnyInstantLeavesTheResultAsItWouldHaveBeen() throws Exception {
    Program program = new Program(folder);
    SmallExperiment whole = experiment("whole");
    PhaseLengths lengths =
        PhaseLengths.measure(
            new ExperimentWatch(whole, program.start(whole.command("--parallel", "2"))));
    assertThat(whole.folder().report()).as(Files.readString(program.err())).exists();

    Tally tally = new Tally();
    int rounds = 0;
    while (!enough(tally)) {
      SmallExperiment round = experiment("round-" + ++rounds);
      int before = tally.kills();
      long begin = System.nanoTime();
      new Torture(round, program, lengths, RandomStream.of(SEED, "torture", rounds), tally)
          .perform();
      if (tally.kills() == before) {
        // Nobody disturbed it: on a machine that has less to do now, this is its duration.
        lengths = lengths.of(Duration.ofNanos(System.nanoTime() - begin));
      }
      assertThat(TimelessFiles.differences(whole.folder().root(), round.folder().root())).isEmpty();
    }
    System.out.printf(
        "Torture with seed %d, of an experiment of %.1f s, to its end %d times: %s All %d results"
            + " are the bytes of the one that was left alone.%n",
        SEED, lengths.whole().toNanos() / 1e9, rounds, tally, rounds);
  }

  private static boolean enough(Tally tally) {
    return tally.counted() >= KILLS
        && tally.counted(Phase.TRANSLATING) >= IN_SHORT_PHASES
        && tally.counted(Phase.REPORTING) >= IN_SHORT_PHASES;
  }

  private SmallExperiment experiment(String results) {
    return new SmallExperiment(folder.resolve(results), "training.updates=400");
  }
}
