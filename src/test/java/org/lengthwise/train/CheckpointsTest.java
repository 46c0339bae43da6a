package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.train.TinyRuns.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.experiment.FinishedExperiments;
import org.lengthwise.results.RunFolder;

/** What training makes of checkpoints that are not whole. */
@Tag("integration")
class CheckpointsTest {
  @TempDir static Path corpus;

  /** A run that was never stopped, and one that was stopped after update 7. */
  private static TinyRuns shared;

  @TempDir Path folder;
  private TinyRuns runs;

  @BeforeAll
  static void prepare() {
    TinyRuns.prepare(corpus.resolve("corpus"));
    shared = new TinyRuns(corpus.resolve("corpus"), corpus.resolve("shared"));
    shared.train("whole", spec(), 0, update -> {});
    shared.trainAndStop("stopped", spec(), 0, 7);
  }

  @BeforeEach
  void open() {
    runs = new TinyRuns(corpus.resolve("corpus"), folder);
  }

  /** What is done to a file. */
  enum Damage {
    TRUNCATED {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    EMPTIED {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[0]);
      }
    },
    FLIPPED {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
      }
    },
    LENGTHENED {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
      }
    },
    REMOVED {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    };

    abstract void to(Path file) throws IOException;
  }

  static Stream<Arguments> damages() {
    return Stream.of(
            "weights.safetensors", "optimiser.safetensors", "checkpoint.json", "clock.json")
        .flatMap(file -> Arrays.stream(Damage.values()).map(how -> Arguments.of(file, how)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedCheckpointIsNamedAndTheOneBeforeItUsed(String file, Damage how) throws IOException {
    copyTheStopped(); // 6 was on schedule
    how.to(folder.resolve("run/checkpoints/update-7").resolve(file));

    runs.train("run", spec(), 0, update -> {});

    assertThat(runs.said())
        .containsExactly(
            "checkpoint update-7 is damaged: "
                + file
                + (how == Damage.REMOVED
                    ? " is missing"
                    : " does not have the SHA-256 that it was written with"),
            "continued from update 6");
    assertSameAsWhole();
  }

  @Test
  void noByteOfTheRecordCanChangeUnseen() throws IOException {
    runs.trainAndStop("run", spec(), 0, 2);
    Checkpoint checkpoint = new Checkpoint(folder.resolve("run/checkpoints/update-2"));
    for (String name : List.of("checkpoint.json", "clock.json")) {
      Path file = checkpoint.place().resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      Checkpoint.RunOrigin run =
          Checkpoint.RunOrigin.of(spec().models().get(0), 1, spec().training(), corpusManifest());
      for (int i = 0; i < bytes.length; i++) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= (byte) (1 << i % 8);
        Files.write(file, flipped);
        assertThatThrownBy(() -> checkpoint.find(run)).hasMessageContaining(name);
      }
      Files.write(file, bytes);
      assertThat(checkpoint.find(run).state().update()).isEqualTo(2);
    }
  }

  private static CorpusManifest corpusManifest() {
    return CorpusManifest.read(corpus.resolve("corpus"));
  }

  @Test
  void aCheckpointOfAnotherModelIsNamedAndPassedOver() throws IOException {
    runs.trainAndStop("other", spec(), 1, 9);
    copyTheStopped();
    Files.move(
        folder.resolve("other/checkpoints/update-9"), folder.resolve("run/checkpoints/update-9"));

    runs.train("run", spec(), 0, update -> {});

    assertThat(runs.said())
        .hasSize(2)
        .contains("continued from update 7")
        .first()
        .asString()
        .matches(
            "checkpoint update-9 is damaged: it belongs to attention with seed 1"
                + " \\(identity [0-9a-f]{12}\\), not to fixed-vector with seed 1 \\(identity"
                + " [0-9a-f]{12}\\)");
    assertSameAsWhole();
  }

  @Test
  void aCheckpointWhoseBestIsDamagedCannotBeGoneOnFrom() throws IOException {
    copyTheStopped();
    Damage.FLIPPED.to(folder.resolve("run/checkpoints/update-4/weights.safetensors"));

    runs.train("run", spec(), 0, update -> {});

    String best =
        " is damaged: the best checkpoint before it, update-4, is damaged:"
            + " weights.safetensors does not have the SHA-256 that it was written with";
    assertThat(runs.said())
        .containsExactly(
            "checkpoint update-7" + best,
            "checkpoint update-6" + best,
            "checkpoint update-4 is damaged: weights.safetensors does not have the"
                + " SHA-256 that it was written with",
            "no checkpoint is usable; training starts from the beginning");
    assertSameAsWhole();
  }

  @Test
  void theLastTwoAreKeptAndTheBestOfEach() throws IOException {
    runs.trainAndStop("run", spec("training.checkpoint-every=1"), 0, 7);
    assertThat(names("run")).containsExactlyInAnyOrder("update-4", "update-6", "update-7");
  }

  @Test
  void checkpointsOfALostFutureGoWithTheNextOne() throws IOException {
    copyTheStopped();
    Damage.FLIPPED.to(folder.resolve("run/checkpoints/update-7/clock.json"));
    Files.createDirectories(folder.resolve("run/checkpoints/update-11"));

    runs.trainAndStop("run", spec(), 0, 8);

    assertThat(names("run")).containsExactlyInAnyOrder("update-6", "update-4", "update-8");
  }

  @Test
  void theSameRunTwiceHasTheSameCheckpointsButForTheClock() throws IOException {
    runs.trainAndStop("run", spec(), 1, 7);
    runs.trainAndStop("again", spec(), 1, 7);
    assertThat(runs.checkpoints("run")).isEqualTo(runs.checkpoints("again")).hasSize(9);
  }

  @Test
  void whatAKillLeftUnfinishedGoesAtTheNextStart() throws IOException {
    Path checkpoints = folder.resolve("run/checkpoints");
    for (String left : List.of(".update-7.tmp", ".update-3.old")) {
      Files.createDirectories(checkpoints.resolve(left));
      Files.writeString(checkpoints.resolve(left).resolve("weights.safetensors"), "half");
    }
    Files.writeString(checkpoints.resolve(".best.999999999-3.tmp"), "upd");
    runs.train("run", spec(), 0, update -> {});
    assertThat(names("run")).allMatch(name -> name.matches("best|final|update-[0-9]+"));
  }

  private Set<String> names(String run) throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve(run).resolve("checkpoints"))) {
      return found.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private void copyTheStopped() {
    FinishedExperiments.copy(shared.run("stopped").root(), runs.run("run").root());
  }

  private void assertSameAsWhole() throws IOException {
    runs.assertSame("run", shared, "whole");
  }

  @Test
  void aTableShorterThanAtTheCheckpointIsNamed() throws IOException {
    runs.train("run", spec("training.updates=9"), 0, update -> {});
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
                + " is damaged: weights.safetensors does not have the SHA-256 that it was"
                + " written with");
    assertThatThrownBy(() -> Training.weights(run, 99))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            run.checkpoints().resolve("update-99") + " is damaged: checkpoint.json is missing");
  }
}
