package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.corpus.Preparation;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

class TrainingTest {
  private static final Path CONFIG = Path.of("configs/quickstart.yaml");
  private static final List<String> TINY =
      List.of(
          "corpus.words=60",
          "corpus.length-limit=11",
          "corpus.pairs=50",
          "corpus.dev-pairs=13",
          "corpus.test-pairs=17",
          "models[0].embedding=7",
          "models[0].hidden=9",
          "models[0].readout.units=5",
          "models[1].embedding=7",
          "models[1].hidden=9",
          "models[1].score.hidden=5",
          "models[1].readout.units=5",
          "training.batch=8",
          "training.window=3",
          "training.updates=12",
          "training.log-every=3",
          "training.checkpoint-every=2",
          "training.validation.every=4",
          "training.validation.pairs=11",
          "training.validation.translations=3");

  @TempDir static Path shared;
  private static PreparedCorpus corpus;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void prepare() {
    Preparation.prepare(spec(), shared.resolve("corpus"), line -> {});
    corpus = PreparedCorpus.read(shared.resolve("corpus"));
  }

  private static ExperimentSpec spec(String... overrides) {
    return ExperimentReader.read(
        CONFIG, Stream.concat(TINY.stream(), Stream.of(overrides)).toList());
  }

  private TrainingResult train(
      String run, ExperimentSpec spec, int model, IntConsumer afterUpdate) {
    ModelSpec modelSpec = spec.models().get(model);
    return Training.run(
        spec,
        modelSpec,
        1,
        corpus,
        new RunFolder(folder.resolve(run)),
        Optional.empty(),
        listener(afterUpdate));
  }

  private TrainingListener listener(IntConsumer afterUpdate) {
    return new TrainingListener() {
      @Override
      public void began(long parameters, String encoder, TrainingProgress progress) {}

      @Override
      public void updated(TrainingProgress progress) {
        afterUpdate.accept(progress.update());
      }

      @Override
      public void say(String line) {
        said.add(line);
      }
    };
  }

  private List<String> losses(String run) {
    return TrainingRow.read(new RunFolder(folder.resolve(run)).training()).stream()
        .map(
            row ->
                "%d %d %d %s %s"
                    .formatted(
                        row.epoch(), row.update(), row.tokens(), row.loss(), row.gradientNorm()))
        .toList();
  }

  private byte[] weights(TrainingResult result) throws IOException {
    return Files.readAllBytes(result.bestWeights());
  }

  @Test
  void logsValidatesAndKeepsTheBestCheckpoint() {
    TrainingResult result = train("run", spec(), 1, update -> {});
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
    train("run", longer, model, update -> {});
    List<TrainingRow> rows = TrainingRow.read(new RunFolder(folder.resolve("run")).training());
    assertThat(rows.get(0).loss()).isGreaterThan(3);
    assertThat(rows.get(rows.size() - 1).loss()).isLessThan(1.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7, 11})
  void anInterruptedRunEndsAsIfItHadNotBeen(int killedAfter) throws IOException {
    TrainingResult whole = train("whole", spec(), 1, update -> {});
    assertThatThrownBy(
            () ->
                train(
                    "cut",
                    spec(),
                    1,
                    update -> {
                      if (update == killedAfter) {
                        throw new IllegalStateException("killed");
                      }
                    }))
        .hasMessage("killed");
    TrainingResult continued = train("cut", spec(), 1, update -> {});
    // A checkpoint is made after the listener is told, so the one of this update is not there.
    int from = (killedAfter - 1) / 2 * 2;
    assertThat(said).isEqualTo(from == 0 ? List.of() : List.of("continued from update " + from));
    assertThat(losses("cut")).isEqualTo(losses("whole"));
    assertThat(Files.readString(folder.resolve("cut/validation.csv")))
        .isEqualTo(Files.readString(folder.resolve("whole/validation.csv")));
    assertThat(weights(continued)).isEqualTo(weights(whole));
  }

  @Test
  void aFinishedRunIsLeftAsItIs() throws IOException {
    train("run", spec(), 0, update -> {});
    String before = Files.readString(folder.resolve("run/training.csv"));
    TrainingResult again =
        train(
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
  void aLargerBudgetGoesOnFromTheEnd() {
    train("run", spec("training.updates=8"), 0, update -> {});
    train("run", spec("training.updates=12"), 0, update -> assertThat(update).isGreaterThan(8));
    train("whole", spec("training.updates=12"), 0, update -> {});
    assertThat(losses("run").get(losses("run").size() - 1))
        .isEqualTo(losses("whole").get(losses("whole").size() - 1));
  }

  @Test
  void epochsEndARun() {
    TrainingResult result =
        train("run", spec("training.updates=1000", "training.epochs=2"), 0, update -> {});
    assertThat(result.updates()).isEqualTo(14);
    assertThat(result.epochs()).isEqualTo(2);
  }

  @Test
  void minutesEndARun() {
    TrainingResult result =
        train("run", spec("training.updates=100000", "training.minutes=0.005"), 0, update -> {});
    assertThat(result.seconds()).isGreaterThanOrEqualTo(0.3).isLessThan(5);
    assertThat(result.updates()).isLessThan(100000);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
    byte[] first = weights(train("first", spec(), 0, update -> {}));
    assertThat(weights(train("again", spec(), 0, update -> {}))).isEqualTo(first);
    TrainingResult other =
        Training.run(
            spec(),
            spec().models().get(0),
            2,
            corpus,
            new RunFolder(folder.resolve("other")),
            Optional.empty(),
            listener(update -> {}));
    assertThat(weights(other)).isNotEqualTo(first);
  }

  @Test
  void aLossThatIsNotFiniteNamesUpdateAndBatchAndKeepsTheLastGoodCheckpoint() {
    ExperimentSpec wild = spec("training.optimiser.learning-rate=1e30");
    assertThatThrownBy(() -> train("run", wild, 1, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching(
            "update \\d+ \\(epoch 1, batch \\d+, training pairs \\d+( \\d+){7}\\):"
                + " the loss is NaN and the norm of its gradient \\S+; no checkpoint had been validated");
  }

  @Test
  void aDamagedCheckpointIsNamedAndTheOneBeforeItUsed() throws IOException {
    train("run", spec(), 0, update -> {});
    Path weights = folder.resolve("run/checkpoints/update-12/weights.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    train("run", spec(), 0, update -> {});
    assertThat(said)
        .containsExactly(
            "checkpoint update-12 is damaged: weights.safetensors does not have the SHA-256 it was"
                + " written with",
            "continued from update 10");
    train("whole", spec(), 0, update -> {});
    assertThat(losses("run")).isEqualTo(losses("whole"));
  }

  @Test
  void aDevelopmentLossThatIsNotFiniteStopsTheRunToo() {
    ExperimentSpec wild =
        spec("training.optimiser.learning-rate=1e30", "training.validation.every=1");
    assertThatThrownBy(() -> train("run", wild, 1, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "update 1: the loss of the development pairs is NaN; no checkpoint had been validated");
    assertThat(new RunFolder(folder.resolve("run")).validation()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tables", "sha256", "state", "tally"})
  void aRecordThatLacksAPartIsDamaged(String part) throws IOException {
    train("run", spec(), 0, update -> {});
    Path record = folder.resolve("run/checkpoints/update-12/checkpoint.json");
    Files.writeString(record, Files.readString(record).replace('"' + part + '"', "\"other\""));
    train("run", spec(), 0, update -> {});
    assertThat(said)
        .containsExactly(
            "checkpoint update-12 is damaged: checkpoint.json is not a record of format 2",
            "continued from update 10");
  }

  @Test
  void aCheckpointThatWasHalfRemovedIsPassedOver() throws IOException {
    train("run", spec(), 0, update -> {});
    Files.delete(folder.resolve("run/checkpoints/update-12/optimiser.safetensors"));
    train("run", spec(), 0, update -> {});
    assertThat(said)
        .containsExactly(
            "checkpoint update-12 is damaged: optimiser.safetensors is missing",
            "continued from update 10");
  }

  @Test
  void whatAKillLeftUnfinishedGoesWithTheNextCheckpoint() throws IOException {
    Path unfinished = folder.resolve("run/checkpoints/.update-7.tmp");
    Files.createDirectories(unfinished);
    Files.writeString(unfinished.resolve("weights.safetensors"), "half");
    train("run", spec(), 0, update -> {});
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void aTableShorterThanAtTheCheckpointIsNamed() throws IOException {
    train("run", spec("training.updates=8"), 0, update -> {});
    Path table = new RunFolder(folder.resolve("run")).training();
    long length = Files.size(table);
    Files.writeString(table, "");
    assertThatThrownBy(() -> train("run", spec(), 0, update -> {}))
        .hasMessage(table + " has 0 bytes, but had " + length + " at the checkpoint");
  }

  @Test
  void damagedWeightsAreNotTranslatedWith() throws IOException {
    TrainingResult result = train("run", spec(), 0, update -> {});
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
