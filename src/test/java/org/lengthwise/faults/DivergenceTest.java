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
import org.lengthwise.cli.Program.Said;
import org.lengthwise.results.RunStatus;

/** A learning rate of a million: units saturate, and losses explode without being infinite. */
@Tag("slow")
@Timeout(900)
class DivergenceTest {
  private static final String RATE = "training.optimiser.learning-rate=1e6";

  @TempDir Path folder;

  @Test
  void itStopsAndNamesUpdateAndBatchAndThePageSaysWhichRunIsMissingAndWhy() throws IOException {
    SmallExperiment experiment =
        new SmallExperiment(folder.resolve("r"), RATE, "training.updates=12", "corpus.pairs=201");

    Said said = new Program(folder).run(experiment.command());

    assertThat(said.exitCode()).isEqualTo(1);
    String page = Files.readString(experiment.folder().report());
    for (String model : SmallExperiment.MODELS) {
      RunStatus status = RunStatus.read(experiment.folder().run(model, 1).status());
      assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
      assertThat(status.message())
          .matches(
              "update 2 \\(epoch 1, batch 2, training pairs( \\d+){8} and 8 more\\): the loss is \\S+"
                  + " and the norm of its gradient \\S+; no checkpoint had been validated");
      assertThat(said.out()).contains(model + "-s1  failed: " + status.message());
      assertThat(page).contains("<li>" + model + ", seed 1: failed: update 2 (epoch 1, batch 2");
    }
  }
}
