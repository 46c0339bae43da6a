package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.train.Training;

/** A learning rate of a million. */
@Timeout(900)
class DivergenceTest {
  private static final Pattern STOPPED =
      Pattern.compile(
          "update \\d+(?: \\(epoch 1, batch \\d+, training pairs [\\d ]+ and 8 more\\): the loss is"
              + " \\S+ and the norm of its gradient \\S+|: the loss of the development pairs is"
              + " \\S+); the best checkpoint, of update (\\d+), is kept");

  @TempDir Path folder;

  @Test
  void itStopsNamesUpdateAndBatchAndKeepsTheLastGoodCheckpoint() throws IOException {
    SmallExperiment experiment =
        new SmallExperiment(
            folder.resolve("r"),
            "training.updates=12",
            "training.optimiser.learning-rate=1e6",
            "training.checkpoint-every=1",
            "training.validation.every=1",
            "corpus.pairs=201",
            "corpus.dev-pairs=7",
            "corpus.test-pairs=9");

    Said said = new Program(folder).run(experiment.command());

    assertThat(said.exitCode()).isEqualTo(1);
    String page = Files.readString(experiment.folder().report());
    for (String model : SmallExperiment.MODELS) {
      RunFolder run = experiment.folder().run(model, 1);
      RunStatus status = RunStatus.read(run.status());
      assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
      Matcher message = STOPPED.matcher(status.message());
      assertThat(message.matches()).as(status.message()).isTrue();
      assertThat(Training.weights(run, Integer.parseInt(message.group(1)))).isRegularFile();
      assertThat(said.out()).contains(model + "-s1  failed: " + status.message());
      assertThat(page).contains("<li>" + model + ", seed 1: failed: update ");
    }
  }
}
