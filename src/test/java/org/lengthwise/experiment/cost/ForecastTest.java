package org.lengthwise.experiment.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;

class ForecastTest {
  @TempDir Path results;
  private ExperimentFolder earlier;

  @BeforeEach
  void makeFolder() {
    earlier = new ExperimentFolder(results.resolve("earlier"));
  }

  @Test
  void countsEveryVariantWithEverySeed() {
    ExperimentSpec spec =
        TinyExperiment.spec("sweep.models.attention.hidden=[5, 6, 7]", "training.threads=2");

    assertThat(forecast(spec, 2).lines().get(0))
        .isEqualTo("Runs: 4 variants of 2 seeds: 8, 2 at a time here with 2 threads each.");
    assertThat(forecast(TinyExperiment.spec("seeds=[1]"), 1).lines().get(0))
        .isEqualTo("Runs: 2 models of 1 seed: 2, 1 at a time here with 1 thread each.");
  }

  @Test
  void saysThatNothingIsKnownBeforeAnythingIsMeasured() {
    assertThat(forecast(TinyExperiment.spec(), 2).lines().get(1))
        .isEqualTo(
            "Time: unknown, because no model of the kind of fixed has been trained here yet.");
  }

  @Test
  void takesTheSameModelForAsFastAsItWas() {
    // 80 words an update of 8 pairs: 10 a pair. 10 updates are 800 words, at 2 a second.
    measured(TinyExperiment.spec(), "fixed", 1, 40);
    measured(TinyExperiment.spec(), "attention", 1, 20);

    assertThat(forecast(TinyExperiment.spec("seeds=[3]"), 1).lines().get(1))
        .startsWith(
            "Time: about 0:01:00 of training, at the speed of earlier/fixed-s1 (20"
                + " target words a second, ");
    assertThat(forecast(TinyExperiment.spec("seeds=[3, 4, 5, 6]"), 2).lines().get(1))
        .startsWith("Time: about 0:02:00 of training");
    assertThat(forecast(TinyExperiment.spec("seeds=[3]"), 2).lines().get(1))
        .as("no run takes less than its own time")
        .startsWith("Time: about 0:00:40 of training");
    assertThat(forecast(TinyExperiment.spec("seeds=[3]", "training.updates=100"), 1).lines().get(1))
        .startsWith("Time: about 0:10:00 of training");
  }

  @Test
  void tellsTheRangeForAModelOfAnotherSize() {
    measured(TinyExperiment.spec(), "fixed", 1, 40);
    measured(TinyExperiment.spec(), "attention", 1, 20);
    ExperimentSpec twice =
        TinyExperiment.spec("seeds=[3]", "sweep.models.attention.hidden=[5, 12]");
    double work = Forecast.count(twice, twice.models().get(2)).others();
    double there = Forecast.count(twice, twice.models().get(1)).others();

    assertThat(work / there).isBetween(2.0, 6.0);
    assertThat(forecast(twice, 1).lines().get(1))
        .startsWith(
            "Time: between 0:01:20 and 0:0%d:%02d of training"
                .formatted(
                    Math.round(60 + 20 * work / there) / 60,
                    Math.round(60 + 20 * work / there) % 60));
  }

  @Test
  void prefersTheNearestSizeThenTheLastMeasured() throws Exception {
    measured(TinyExperiment.spec("models.attention.hidden=50"), "attention", 1, 1000);
    measured(TinyExperiment.spec(), "fixed", 1, 40);
    measured(new ExperimentFolder(results.resolve("later")), TinyExperiment.spec(), "fixed", 2, 8);
    Files.setLastModifiedTime(earlier.run("fixed", 1).status(), FileTime.fromMillis(1_000_000_000));

    String time = forecast(TinyExperiment.spec("seeds=[3]"), 1).lines().get(1);

    assertThat(time).contains(" at the speed of later/fixed-s2 (100 target words a second,");
    assertThat(time).contains(" and earlier/attention-s1 (");
  }

  @Test
  void aBudgetInMinutesNeedsNoMeasurement() {
    assertThat(
            forecast(
                    TinyExperiment.spec("training.updates=null", "training.minutes=2", "seeds=[1]"),
                    1)
                .lines()
                .get(1))
        .isEqualTo(
            "Time: about 0:04:00 of training; plus preparation, validation and translation.");
  }

  @Test
  void passesOverWhatCannotBeRead() throws Exception {
    measured(TinyExperiment.spec(), "fixed", 1, 40);
    Files.writeString(earlier.run("fixed", 1).status(), "{");
    Files.createDirectories(results.resolve("old"));
    Files.writeString(results.resolve("old/config.yaml"), "name: old");

    assertThat(MeasuredRun.under(results)).isEmpty();
    assertThat(MeasuredRun.under(results.resolve("absent"))).isEmpty();
  }

  @Test
  void boundsTheDiskByParametersAndTheLengthOfSentences() {
    ExperimentSpec spec =
        TinyExperiment.spec("corpus.pairs=1000000", "corpus.length-limit=24", "seeds=[1]");
    long fixed = Forecast.count(spec, spec.models().get(0)).all();
    long attention = Forecast.count(spec, spec.models().get(1)).all();

    assertThat(attention).isGreaterThan(fixed).isLessThan(10_000);
    assertThat(forecast(spec, 1).lines().get(2))
        .isEqualTo(
            "Disk: at most 1 MB of checkpoints (5 per run, 12 bytes per parameter; "
                + "%,d parameters in the largest model) and 200 MB of training pairs; plus tables"
                    .formatted(attention)
                + " and figures.");
  }

  private Forecast forecast(ExperimentSpec spec, int parallel) {
    return new Forecast(spec, MeasuredRun.under(results), parallel);
  }

  private void measured(ExperimentSpec spec, String model, long seed, double seconds) {
    measured(earlier, spec, model, seed, seconds);
  }

  /** A run of 10 updates and 800 target words. */
  private static void measured(
      ExperimentFolder folder, ExperimentSpec spec, String model, long seed, double seconds) {
    if (!Files.exists(folder.config())) {
      AtomicFile.write(folder.config(), EffectiveConfig.yaml(spec));
    }
    new RunStatus(
            model, seed, RunStatus.State.FINISHED, 10, 10, 2, "", 97, seconds, 800, "", 1, "x")
        .write(folder.run(model, seed).status());
  }
}
