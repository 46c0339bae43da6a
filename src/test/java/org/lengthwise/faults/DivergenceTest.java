package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.results.RunStatus;

/** A learning rate of a million. */
@Timeout(120)
class DivergenceTest {
  @TempDir Path folder;

  @Test
  void itStopsNamesUpdateAndBatchAndKeepsTheLastGoodCheckpoint() throws IOException {
    SmallExperiment experiment =
        new SmallExperiment(
            folder.resolve("r"),
            "training.updates=40",
            "training.optimiser.learning-rate=1e6",
            "training.checkpoint-every=1",
            "training.validation.every=1",
            "corpus.test-pairs=9");

    Said said = new Program(folder).run(experiment.command());

    System.out.println(said.out());
    for (String model : SmallExperiment.MODELS) {
      RunStatus status = RunStatus.read(experiment.folder().run(model, 1).status());
      System.out.println(status);
    }
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(Files.readString(experiment.folder().report())).contains("failed: update");
  }
}
