package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;

/** What a result hangs on: the seed, and not how many runs go at once. */
@Tag("slow")
@Timeout(900)
class RepeatabilityTest {
  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameBytesHoweverManyRunsGoAtOnceAndAnotherSeedDoesNot()
      throws IOException {
    SmallExperiment together = perform("together", "2", "seeds=[1]");
    SmallExperiment inTurn = perform("in turn", "1", "seeds=[1]");
    assertThat(TimelessFiles.differences(together.folder().root(), inTurn.folder().root()))
        .isEmpty();

    SmallExperiment other = perform("other", "2", "seeds=[2]");
    for (String model : SmallExperiment.MODELS) {
      assertThat(Files.readString(other.folder().run(model, 2).hypotheses()))
          .isNotEqualTo(
              Files.readString(together.folder().run(model, 1).hypotheses())
                  .replace(model + ",1,", model + ",2,"));
    }
  }

  private SmallExperiment perform(String results, String parallel, String seeds) {
    SmallExperiment experiment =
        new SmallExperiment(folder.resolve(results), "training.updates=120", seeds);
    Program.Said said = new Program(folder).run(experiment.command("--parallel", parallel));
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    return experiment;
  }
}
