package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.train.TinyRuns.spec;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;
import org.lengthwise.spec.ExperimentSpec;

/** Runs that are asked to stop, or given a longer budget: they end as one that never was. */
@Tag("integration")
class ContinuedTrainingTest {
  @TempDir static Path corpus;
  private static TinyRuns whole;

  @TempDir Path folder;
  private TinyRuns runs;

  @BeforeAll
  static void prepare() {
    TinyRuns.prepare(corpus.resolve("corpus"));
    whole = new TinyRuns(corpus.resolve("corpus"), corpus.resolve("whole"));
    whole.train("run", spec(), 1, update -> {});
  }

  @BeforeEach
  void open() {
    runs = new TinyRuns(corpus.resolve("corpus"), folder);
  }

  /** Rows fall on every third update, looks on every fourth, checkpoints on every second. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 10, 12})
  void aRunThatIsStoppedSavesThatUpdateAndEndsAsIfItHadNotBeen(int update) throws IOException {
    StoppedException stopped = runs.trainAndStop("run", spec(), 1, update);
    assertThat(stopped).hasMessage("stopped after update " + update);
    assertThat(runs.run("run").checkpoints().resolve("best")).doesNotExist();

    runs.train("run", spec(), 1, at -> assertThat(at).isGreaterThan(update));

    assertThat(runs.said()).containsExactly("continued from update " + update);
    assertSameAsWhole();
  }

  @Test
  void aRunStoppedAtEveryUpdateEndsAsIfItHadNotBeen() throws IOException {
    for (int update = 1; update <= 12; update++) {
      runs.trainAndStop("run", spec(), 1, update);
    }
    runs.train("run", spec(), 1, update -> {});
    assertSameAsWhole();
  }

  @Test
  void aRequestBeforeTrainingBeginsIsForTheProcessToHeed() {
    StopRequest request = new StopRequest();
    assertThat(request.made()).isFalse();
    assertThat(request.make()).isFalse();
    assertThat(request.made()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4", "5", "7", "8", "9", "10", "11"})
  void aLongerBudgetEndsAsIfItHadBeenGivenFromTheStart(int before) throws IOException {
    runs.train("run", spec("training.updates=" + before), 1, update -> {});
    assertThat(runs.run("run").checkpoints().resolve("final"))
        .hasContent("update-" + before + "\n");

    runs.train("run", spec(), 1, at -> assertThat(at).isGreaterThan(before));

    assertThat(runs.said()).containsExactly("continued from update " + before);
    assertSameAsWhole();
  }

  @Test
  void aLongerBudgetInEpochsDoesToo() throws IOException {
    ExperimentSpec two = spec("training.updates=null", "training.epochs=2");
    runs.train("whole", two, 0, update -> {});
    runs.train("run", spec("training.updates=null", "training.epochs=1"), 0, update -> {});
    runs.train("run", two, 0, update -> {});
    assertThat(runs.said()).containsExactly("continued from update 7");
    runs.assertSame("run", "whole");
  }

  @Test
  void theLastUpdateHasARowAndALookWhetherDueOrNot() {
    TrainingResult result = runs.train("run", spec("training.updates=7"), 1, update -> {});
    assertThat(TrainingRow.read(runs.run("run").training()))
        .extracting(TrainingRow::update)
        .containsExactly(3, 6, 7);
    assertThat(ValidationRow.read(runs.run("run").validation()))
        .extracting(ValidationRow::update)
        .containsExactly(4, 7);
    assertThat(result.bestUpdate()).isEqualTo(7);
  }

  @Test
  void aRunThatWasTrainedToTheEndRepeatsItsLastLookAlone() throws IOException {
    ExperimentSpec spec = spec("training.updates=7");
    TrainingResult first = runs.train("run", spec, 1, update -> {});
    byte[] losses = Files.readAllBytes(runs.run("run").training());
    byte[] looks = Files.readAllBytes(runs.run("run").validation());

    TrainingResult again =
        runs.train(
            "run",
            spec,
            1,
            update -> {
              throw new IllegalStateException("an update too many");
            });

    assertThat(again).isEqualTo(first);
    assertThat(runs.run("run").training()).hasBinaryContent(losses);
    assertThat(runs.run("run").validation()).hasBinaryContent(looks);
  }

  @Test
  @Tag("integration")
  void theEndNamesTheBestAndTheFinalCheckpointAndKeepsNoOthers() throws IOException {
    ExperimentSpec worse =
        spec(
            "training.updates=200",
            "training.optimiser.learning-rate=0.05",
            "training.validation.every=20",
            "training.checkpoint-every=50");
    TrainingResult result = runs.train("run", worse, 1, update -> {});
    Path checkpoints = runs.run("run").checkpoints();
    assertThat(result.bestUpdate()).isLessThan(200);
    assertThat(checkpoints.resolve("best")).hasContent("update-" + result.bestUpdate() + "\n");
    assertThat(checkpoints.resolve("final")).hasContent("update-200\n");
    assertThat(names(checkpoints))
        .containsExactlyInAnyOrder("best", "final", "update-" + result.bestUpdate(), "update-200");
  }

  @Test
  void whatTheBestOfAShorterBudgetWasIsForgottenByALongerOne() throws IOException {
    ExperimentSpec worse =
        spec("training.optimiser.learning-rate=0.3", "training.validation.every=6");
    runs.train("whole", worse, 1, update -> {});
    runs.train(
        "run",
        spec(
            "training.updates=1",
            "training.optimiser.learning-rate=0.3",
            "training.validation.every=6"),
        1,
        update -> {});
    assertThat(runs.run("run").checkpoints().resolve("best")).hasContent("update-1\n");
    runs.train("run", worse, 1, update -> {});
    runs.assertSame("run", "whole");
  }

  @Test
  void theWeightsOfACheckpointAreNotKeptOnceTheModelIsBuilt() {
    ReleasableParameterSource source =
        new ReleasableParameterSource((name, role, shape) -> new float[] {5});
    assertThat(source.values("a", Parameters.Role.BIAS, new Shape(1))).containsExactly(5);
    source.close();
    assertThatThrownBy(() -> source.values("a", Parameters.Role.BIAS, new Shape(1)))
        .hasMessage("the model is built");
  }

  private void assertSameAsWhole() throws IOException {
    runs.assertSame("run", whole, "run");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(path -> path.getFileName().toString()).toList();
    }
  }
}
