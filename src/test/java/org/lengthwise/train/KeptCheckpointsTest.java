package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.train.TinyRuns.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.io.BrokenWrite;
import org.lengthwise.io.Sha256;

/** Whole checkpoints are kept, whatever else goes wrong. */
class KeptCheckpointsTest {
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
  void aCheckpointThatCannotBeReadEndsTheRunAndNothingIsRemoved() throws IOException {
    runs.trainAndStop("run", spec(), 0, 7);
    Path place = folder.resolve("run/checkpoints/update-7");
    Path record = place.resolve("checkpoint.json");
    Path elsewhere = Files.move(record, folder.resolve("elsewhere"));
    Files.createDirectory(record); // to read a folder is an error of input that root gets as well
    assertThatThrownBy(() -> runs.train("run", spec(), 0, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "cannot read "
                + place
                + ": Is a directory; nothing was removed: rerun the command when it can be"
                + " read again");
    assertThat(names("run")).containsExactlyInAnyOrder("update-4", "update-6", "update-7");

    Files.delete(record);
    Files.move(elsewhere, record);
    runs.train("run", spec(), 0, update -> {});

    assertThat(runs.said()).containsExactly("continued from update 7");
    assertSameAsWhole();
  }

  @Test
  void aCheckpointOfAnotherFormatEndsTheRunAndNothingIsRemoved() throws IOException {
    runs.trainAndStop("run", spec(), 0, 7);
    Path place = folder.resolve("run/checkpoints/update-7");
    reseal(place, "\"format\": 3", "\"format\": 4");
    assertThatThrownBy(() -> runs.train("run", spec(), 0, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            place
                + " has format 4, but this program reads format 3; nothing was removed:"
                + " continue with the program that wrote it, or move the run's folder away"
                + " to start from the beginning");
    assertThat(runs.said()).isEmpty();
    assertThat(names("run")).containsExactlyInAnyOrder("update-4", "update-6", "update-7");
  }

  @Test
  void trainingThatDivergesKeepsItsBestCheckpointByteForByte() throws IOException {
    runs.trainAndStop("run", spec(), 0, 7);
    Path place = folder.resolve("run/checkpoints/update-7");
    Path weights = place.resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    String before = Sha256.of(bytes);
    int values = Long.BYTES + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    Arrays.fill(bytes, values, bytes.length, (byte) 0xff); // not a number
    Files.write(weights, bytes);
    reseal(place, before, Sha256.of(bytes));
    Map<String, String> kept = runs.checkpoints("run");

    assertThatThrownBy(() -> runs.train("run", spec(), 0, update -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching(
            "update 8 \\(epoch 2, batch 1, training pairs \\d+( \\d+){7}\\): the loss"
                + " is NaN and the norm of its gradient \\S+; the best checkpoint, update 4,"
                + " is kept");

    assertThat(runs.checkpoints("run")).isEqualTo(kept).containsKey("update-4/weights.safetensors");
  }

  /** Changes the record of a checkpoint and seals it again. */
  private static void reseal(Path place, String from, String to) throws IOException {
    Path record = place.resolve("checkpoint.json");
    String text = Files.readString(record);
    String seal = ",\n  \"sha256\": \"";
    String open = text.substring(0, text.lastIndexOf(seal)).replace(from, to);
    Files.writeString(record, open + seal + Sha256.of(open) + "\"\n}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYNCED", "REMOVING", "RENAMED"})
  @SuppressWarnings("try") // writes break off for the length of the block
  void aCheckpointThatIsWrittenOnceMoreIsNeverMissing(String step) throws IOException {
    runs.trainAndStop(
        "run", spec(), 0, 8); // in the look of update 8, so that it has to be saved again
    try (BrokenWrite broken = new BrokenWrite(step, "checkpoints/update-8")) {
      assertThatThrownBy(() -> runs.train("run", spec(), 0, update -> {})).hasMessage("killed");
    }

    runs.train("run", spec(), 0, update -> {});

    assertThat(runs.said()).containsExactly("continued from update 8", "continued from update 8");
    assertThat(names("run")).allMatch(name -> name.matches("best|final|update-[0-9]+"));
    assertSameAsWhole();
  }

  private Set<String> names(String run) throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve(run).resolve("checkpoints"))) {
      return found.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private void assertSameAsWhole() throws IOException {
    runs.train("whole", spec(), 0, update -> {});
    runs.assertSame("run", "whole");
  }
}
