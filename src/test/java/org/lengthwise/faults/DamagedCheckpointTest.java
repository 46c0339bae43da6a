package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.train.TinyRuns.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.train.TinyRuns;
import org.lengthwise.train.TrainingResult;

/** Checkpoints damaged in every way: each is noticed, named, and costs nothing but time. */
class DamagedCheckpointTest {
  private static final List<String> FILES =
      List.of("weights.safetensors", "optimiser.safetensors", "checkpoint.json");
  private static final int FLIPS = 23;

  @TempDir static Path corpus;
  private static TinyRuns untouched;
  private static TrainingResult whole;

  @TempDir Path folder;
  private TinyRuns runs;

  @BeforeAll
  static void trainWithoutDamage() {
    TinyRuns.prepare(corpus.resolve("corpus"));
    untouched = new TinyRuns(corpus.resolve("corpus"), corpus);
    whole = untouched.train("whole", spec(), 1, update -> {});
  }

  @BeforeEach
  void train() {
    runs = new TinyRuns(corpus.resolve("corpus"), folder);
    runs.train("run", spec(), 1, update -> {});
  }

  private Path last(String file) {
    return runs.run("run").checkpoints().resolve("update-12").resolve(file);
  }

  static Stream<Arguments> damages() {
    UnaryOperator<byte[]> truncate = bytes -> Arrays.copyOf(bytes, bytes.length - 1);
    UnaryOperator<byte[]> halve = bytes -> Arrays.copyOf(bytes, bytes.length / 2);
    UnaryOperator<byte[]> empty = bytes -> new byte[0];
    UnaryOperator<byte[]> flip = bytes -> flipped(bytes, bytes.length / 2, 0);
    return FILES.stream()
        .flatMap(
            file ->
                Stream.of(
                    Arguments.of("a byte short", file, truncate),
                    Arguments.of("half", file, halve),
                    Arguments.of("empty", file, empty),
                    Arguments.of("a bit flipped", file, flip)));
  }

  private static byte[] flipped(byte[] bytes, int place, int bit) {
    byte[] changed = bytes.clone();
    changed[place] ^= (byte) (1 << bit);
    return changed;
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("damages")
  void theOneBeforeItIsUsedAndTheResultIsTheSame(
      String how, String file, UnaryOperator<byte[]> damage) throws IOException {
    Files.write(last(file), damage.apply(Files.readAllBytes(last(file))));

    TrainingResult result = runs.train("run", spec(), 1, update -> {});

    assertThat(runs.said())
        .containsExactly(
            "checkpoint update-12 is damaged: "
                + file
                + " does not have the SHA-256 it was written with",
            "continued from update 10");
    assertSame(result);
  }

  /** Digits of the state, its keys, the hashes, the braces: no bit of them can change unseen. */
  @Test
  void aBitFlippedAnywhereInTheRecordIsNoticed() throws IOException {
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] bytes = Files.readAllBytes(last("checkpoint.json"));
      int place = (int) ((long) flip * (bytes.length - 1) / (FLIPS - 1));
      Files.write(last("checkpoint.json"), flipped(bytes, place, flip % 8));
      runs.said().clear();

      TrainingResult result = runs.train("run", spec(), 1, update -> {});

      assertThat(runs.said())
          .as("bit %d of byte %d", flip % 8, place)
          .hasSize(2)
          .first()
          .asString()
          .startsWith("checkpoint update-12 is damaged: checkpoint.json ");
      assertSame(result);
    }
  }

  @Test
  void aCheckpointOfAnotherModelIsNoticed() throws IOException {
    runs.train("other", spec(), 0, update -> {});
    for (String file : FILES) {
      Files.copy(
          runs.run("other").checkpoints().resolve("update-12").resolve(file),
          last(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    runs.said().clear();

    TrainingResult result = runs.train("run", spec(), 1, update -> {});

    assertThat(runs.said().get(0))
        .startsWith("checkpoint update-12 is damaged: it is of fixed-vector with seed 1 (identity ")
        .contains("), not of attention with seed 1 (identity ");
    assertThat(runs.said().get(1)).isEqualTo("continued from update 10");
    assertSame(result);
  }

  @Test
  void whereAllAreDamagedTrainingStartsAgainAndSaysSo() throws IOException {
    try (Stream<Path> checkpoints = Files.list(runs.run("run").checkpoints())) {
      for (Path checkpoint : checkpoints.filter(Files::isDirectory).toList()) {
        Files.write(checkpoint.resolve("weights.safetensors"), new byte[0]);
      }
    }

    TrainingResult result = runs.train("run", spec(), 1, update -> {});

    assertThat(runs.said())
        .contains("no checkpoint can be used; training starts from the beginning")
        .noneMatch(line -> line.startsWith("continued"));
    assertSame(result);
  }

  /** A clock set back or forward, or a copy that did not keep the times. */
  @ParameterizedTest
  @ValueSource(strings = {"1970-01-02T00:00:00Z", "2100-01-01T00:00:00Z"})
  void timesOfFilesMeanNothing(String time) throws IOException {
    Files.write(last("weights.safetensors"), new byte[0]);
    try (Stream<Path> all = Files.walk(runs.run("run").root())) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse(time)));
      }
    }
    // The older one looks like the newest.
    Files.setLastModifiedTime(
        runs.run("run").checkpoints().resolve("update-10"),
        FileTime.from(Instant.parse("2101-01-01T00:00:00Z")));

    TrainingResult result = runs.train("run", spec(), 1, update -> {});

    assertThat(runs.said()).last().isEqualTo("continued from update 10");
    assertSame(result);
  }

  private void assertSame(TrainingResult result) throws IOException {
    assertThat(result.bestUpdate()).isEqualTo(whole.bestUpdate());
    assertThat(TinyRuns.weights(result)).isEqualTo(TinyRuns.weights(whole));
    assertThat(runs.losses("run")).isEqualTo(untouched.losses("whole"));
    assertThat(runs.run("run").validation())
        .hasSameBinaryContentAs(untouched.run("whole").validation());
  }
}
