package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.train.TinyRuns.spec;
import static org.lengthwise.train.TinyRuns.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;
import org.lengthwise.spec.ExperimentSpec;

@Tag("integration")
class TrainingTest {
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
  void logsValidatesAndKeepsTheBestCheckpoint() {
    TrainingResult result = runs.train("run", spec(), 1, update -> {});
    RunFolder run = new RunFolder(folder.resolve("run"));
    assertThat(result.updates()).isEqualTo(12);
    assertThat(TrainingRow.read(run.training()))
        .extracting(TrainingRow::update)
        .containsExactly(3, 6, 9, 12);
    // 50 pairs in batches of 8: seven batches an epoch
    assertThat(TrainingRow.read(run.training()))
        .extracting(TrainingRow::epoch)
        .containsExactly(1, 1, 2, 2);
    List<ValidationRow> looks = ValidationRow.read(run.validation());
    assertThat(looks).extracting(ValidationRow::update).containsExactly(4, 8, 12);
    ValidationRow best =
        looks.stream().min((a, b) -> Double.compare(a.loss(), b.loss())).orElseThrow();
    assertThat(result.bestUpdate()).isEqualTo(best.update());
    assertThat(result.bestLoss()).isEqualTo(best.loss());
    assertThat(result.bestWeights()).exists();
    assertThat(result.encoder()).isEqualTo("bidirectional");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theLossFallsFarWhenAFewPairsAreSeenOften(int model) {
    ExperimentSpec longer =
        spec(
            "training.updates=150",
            "training.optimiser.learning-rate=0.02",
            "training.log-every=5",
            "training.checkpoint-every=150",
            "training.validation.every=150");
    runs.train("run", longer, model, update -> {});
    List<TrainingRow> rows = TrainingRow.read(new RunFolder(folder.resolve("run")).training());
    assertThat(rows.get(0).loss()).isGreaterThan(3);
    assertThat(rows.get(rows.size() - 1).loss()).isLessThan(1.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7, 11})
  void anInterruptedRunEndsAsIfItHadNotBeen(int killedAfter) throws IOException {
    TrainingResult whole = runs.train("whole", spec(), 1, update -> {});
    assertThatThrownBy(
            () ->
                runs.train(
                    "cut",
                    spec(),
                    1,
                    update -> {
                      if (update == killedAfter) {
                        throw new IllegalStateException("killed");
                      }
                    }))
        .hasMessage("killed");
    TrainingResult continued = runs.train("cut", spec(), 1, update -> {});
    // A checkpoint is made after the listener is told, so the one of this update is not there.
    int from = (killedAfter - 1) / 2 * 2;
    assertThat(runs.said())
        .isEqualTo(from == 0 ? List.of() : List.of("continued from update " + from));
    assertThat(runs.losses("cut")).isEqualTo(runs.losses("whole"));
    assertThat(Files.readString(folder.resolve("cut/validation.csv")))
        .isEqualTo(Files.readString(folder.resolve("whole/validation.csv")));
    assertThat(weights(continued)).isEqualTo(weights(whole));
  }

  @Test
  void aFinishedRunIsLeftAsItIs() throws IOException {
    runs.train("run", spec(), 0, update -> {});
    String before = Files.readString(folder.resolve("run/training.csv"));
    TrainingResult again =
        runs.train(
            "run",
            spec(),
            0,
            update -> {
              throw new IllegalStateException("an update too many");
            });
    assertThat(again.updates()).isEqualTo(12);
    assertThat(Files.readString(folder.resolve("run/training.csv"))).isEqualTo(before);
  }

  @Test
  void epochsEndARun() {
    TrainingResult result =
        runs.train("run", spec("training.updates=1000", "training.epochs=2"), 0, update -> {});
    assertThat(result.updates()).isEqualTo(14);
    assertThat(result.epochs()).isEqualTo(2);
  }

  @Test
  void aBudgetBelowTheLastCheckpointIsRefused() {
    runs.trainAndStop("run", spec(), 0, 9);
    assertThatThrownBy(() -> runs.train("run", spec("training.updates=8"), 0, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessage("training.updates is 8, but run has already made 9 updates");
    assertThatThrownBy(() -> runs.train("run", spec("training.epochs=1"), 0, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessage("training.epochs is 1, but run is already in epoch 2");
    assertThat(runs.train("run", spec("training.updates=9"), 0, update -> {}).updates())
        .isEqualTo(9);
    assertThatThrownBy(() -> runs.train("run", spec("training.updates=8"), 0, update -> {}))
        .isInstanceOf(TrainingException.class);
    assertThat(runs.run("run").checkpoints()).isDirectoryContaining("glob:**/best");
  }

  @Test
  void minutesEndARun() {
    TrainingResult result =
        runs.train(
            "run", spec("training.updates=100000", "training.minutes=0.005"), 0, update -> {});
    assertThat(result.seconds()).isGreaterThanOrEqualTo(0.3).isLessThan(5);
    assertThat(result.updates()).isLessThan(100000);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
    byte[] first = weights(runs.train("first", spec(), 0, update -> {}));
    assertThat(weights(runs.train("again", spec(), 0, update -> {}))).isEqualTo(first);
    TrainingResult other = runs.train("other", spec(), 0, 2, Optional.empty(), update -> {});
    assertThat(weights(other)).isNotEqualTo(first);
  }

  @Test
  void aLossThatIsNotFiniteNamesUpdateAndBatchAndKeepsTheLastGoodCheckpoint() {
    ExperimentSpec wild = spec("training.optimiser.learning-rate=1e30");
    assertThatThrownBy(() -> runs.train("run", wild, 1, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching(
            "update \\d+ \\(epoch 1, batch \\d+, training pairs \\d+( \\d+){7}\\):"
                + " the loss is NaN and the norm of its gradient \\S+; no checkpoint had been validated");
  }

  @Test
  void aDevelopmentLossThatIsNotFiniteStopsTheRunToo() {
    ExperimentSpec wild =
        spec("training.optimiser.learning-rate=1e30", "training.validation.every=1");
    assertThatThrownBy(() -> runs.train("run", wild, 1, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "update 1: the loss on the development set is NaN; no checkpoint had been validated");
    assertThat(new RunFolder(folder.resolve("run")).validation()).doesNotExist();
  }

  static List<String> hard() {
    return List.of(
        "{kind: sampling, reward: from-step-on, baseline: moving-average, reward-weight: 0.5,"
            + " entropy-weight: 0.01, soft-share: 0.5, temperature: 1, decoding: {kind: maximum}}",
        "{kind: sampling, reward: sentence, baseline: soft, reward-weight: 1, entropy-weight: 0,"
            + " soft-share: 0, temperature: 0.5, decoding: {kind: sampling, seed: 3}}",
        "{kind: maximum, decoding: {kind: maximum}}",
        "{kind: marginal, decoding: {kind: marginal}}");
  }

  @ParameterizedTest
  @MethodSource("hard")
  void anInterruptedRunOfHardAttentionEndsAsIfItHadNotBeen(String selection) throws IOException {
    ExperimentSpec spec = spec("models[1].selection=" + selection, "every-model.dropout=0.1");
    TrainingResult whole = runs.train("whole", spec, 1, update -> {});
    assertThatThrownBy(
            () ->
                runs.train(
                    "cut",
                    spec,
                    1,
                    update -> {
                      if (update == 7) {
                        throw new IllegalStateException("killed");
                      }
                    }))
        .hasMessage("killed");
    TrainingResult continued = runs.train("cut", spec, 1, update -> {});
    assertThat(runs.said()).containsExactly("continued from update 6");
    assertThat(runs.losses("cut")).isEqualTo(runs.losses("whole"));
    assertThat(weights(continued)).isEqualTo(weights(whole));
  }

  @Test
  void aRunThatStartsFromWeightsGoesOnFromTheirLoss() {
    ExperimentSpec longer =
        spec(
            "training.updates=60",
            "training.optimiser.learning-rate=0.02",
            "training.checkpoint-every=60",
            "training.validation.every=60");
    TrainingResult base = runs.train("base", longer, 1, update -> {});
    ExperimentSpec hard = spec("models[1].selection={kind: maximum, decoding: {kind: maximum}}");
    runs.train("fresh", hard, 1, update -> {});
    runs.train("started", hard, 1, 1, Optional.of(base.bestWeights()), update -> {});
    assertThat(firstLoss("started")).isLessThan(firstLoss("fresh") - 0.5);
    // The optimiser starts afresh, and so does the count of updates.
    assertThat(TrainingRow.read(runs.run("started").training()))
        .extracting(TrainingRow::update)
        .containsExactly(3, 6, 9, 12);
  }

  private double firstLoss(String run) {
    return TrainingRow.read(runs.run(run).training()).get(0).loss();
  }

  @Test
  void aModelThatStartsFromAnotherDoesNotStartAfresh() {
    ExperimentSpec spec =
        spec(
            "models=[{kind: fixed-vector, name: a, encoder: forward}, {kind: fixed-vector, name: b,"
                + " encoder: forward, initialise-from: a}]",
            "every-model.source-order=as-written",
            "every-model.context=every-step");
    assertThatThrownBy(() -> runs.train("b", spec, 1, update -> {}))
        .hasMessage(
            "there is no checkpoint to continue from, and the weights of a that b"
                + " starts from are missing");
  }

  @Test
  void weightsOfAnotherModelAreRefused() {
    TrainingResult base = runs.train("base", spec(), 0, update -> {});
    assertThatThrownBy(
            () -> runs.train("run", spec(), 1, 1, Optional.of(base.bestWeights()), update -> {}))
        .hasMessage(base.bestWeights() + " lacks attention.query; it is of another model");
  }
}
