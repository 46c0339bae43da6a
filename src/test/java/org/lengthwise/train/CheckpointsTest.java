package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.train.TinyRuns.spec;
import static org.lengthwise.train.TinyRuns.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.results.RunFolder;

/** What training makes of checkpoints that are not whole. */
class CheckpointsTest {
  @TempDir static Path corpus;

  @TempDir Path folder;
  private TinyRuns runs;

  @BeforeAll
  static void prepare() {
    TinyRuns.prepare(corpus.resolve("corpus"));
  }

  @BeforeEach
  void open() {
    runs = new TinyRuns(corpus.resolve("corpus"), folder);
  }

  @Test
  void aDamagedCheckpointIsNamedAndTheOneBeforeItUsed() throws IOException {
    runs.train("run", spec(), 0, update -> {});
    Path weights = folder.resolve("run/checkpoints/update-12/weights.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    runs.train("run", spec(), 0, update -> {});
    assertThat(runs.said())
        .containsExactly(
            "checkpoint update-12 is damaged: weights.safetensors does not have the SHA-256 it was"
                + " written with",
            "continued from update 10");
    runs.train("whole", spec(), 0, update -> {});
    assertThat(runs.losses("run")).isEqualTo(runs.losses("whole"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tables", "sha256", "state", "tally"})
  void aRecordThatLacksAPartIsDamaged(String part) throws IOException {
    runs.train("run", spec(), 0, update -> {});
    Path record = folder.resolve("run/checkpoints/update-12/checkpoint.json");
    Files.writeString(record, Files.readString(record).replace('"' + part + '"', "\"other\""));
    runs.train("run", spec(), 0, update -> {});
    assertThat(runs.said())
        .containsExactly(
            "checkpoint update-12 is damaged: checkpoint.json is not a record of format 2",
            "continued from update 10");
  }

  @Test
  void aCheckpointThatWasHalfRemovedIsPassedOver() throws IOException {
    runs.train("run", spec(), 0, update -> {});
    Files.delete(folder.resolve("run/checkpoints/update-12/optimiser.safetensors"));
    runs.train("run", spec(), 0, update -> {});
    assertThat(runs.said())
        .containsExactly(
            "checkpoint update-12 is damaged: optimiser.safetensors is missing",
            "continued from update 10");
  }

  @Test
  void whatAKillLeftUnfinishedGoesWithTheNextCheckpoint() throws IOException {
    Path unfinished = folder.resolve("run/checkpoints/.update-7.tmp");
    Files.createDirectories(unfinished);
    Files.writeString(unfinished.resolve("weights.safetensors"), "half");
    runs.train("run", spec(), 0, update -> {});
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void aTableShorterThanAtTheCheckpointIsNamed() throws IOException {
    runs.train("run", spec("training.updates=8"), 0, update -> {});
    Path table = new RunFolder(folder.resolve("run")).training();
    long length = Files.size(table);
    Files.writeString(table, "");
    assertThatThrownBy(() -> runs.train("run", spec(), 0, update -> {}))
        .hasMessage(table + " has 0 bytes, but had " + length + " at the checkpoint");
  }

  @Test
  void damagedWeightsAreNotTranslatedWith() throws IOException {
    TrainingResult result = runs.train("run", spec(), 0, update -> {});
    RunFolder run = new RunFolder(folder.resolve("run"));
    assertThat(Training.weights(run, result.bestUpdate())).isEqualTo(result.bestWeights());
    Path place = run.checkpoints().resolve("update-" + result.bestUpdate());
    Files.writeString(place.resolve("weights.safetensors"), "other");
    assertThatThrownBy(() -> Training.weights(run, result.bestUpdate()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            place
                + " is damaged: weights.safetensors does not have the SHA-256 it was written with");
    assertThatThrownBy(() -> Training.weights(run, 99))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            run.checkpoints().resolve("update-99") + " is damaged: checkpoint.json is missing");
  }
}
