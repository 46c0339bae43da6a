package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;
import org.lengthwise.cli.Program.Said;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.ExperimentSpec;

/**
 * A finished experiment met by another config, by the same one, and by one that only looks other.
 */
@Tag("integration")
class RefusedConfigTest {
  @TempDir static Path folder;
  private static Path config;

  @TempDir Path said;

  @BeforeAll
  static void perform() throws Exception {
    ExperimentSpec spec = TinyExperiment.spec("seeds=[1]");
    config = Files.writeString(folder.resolve("tiny.yaml"), EffectiveConfig.yaml(spec));
    TinyExperiment.finished(folder.resolve("results"));
  }

  @Test
  void aChangedKeyIsRefusedByNameAndNothingIsWritten() throws IOException {
    SortedMap<String, String> before = files();

    Said answer = run(config, "training.batch=9", "models[1].hidden=6", "decoding.length-factor=2");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    String stored = folder.resolve("results/tiny/config.yaml") + ": ";
    assertThat(answer.err().lines().toList())
        .startsWith(
            stored + "training.batch was 8, is now 9",
            stored + "decoding.length-factor was 3, is now 2",
            stored + "models.attention.hidden was 5, is now 6")
        .hasSize(4);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aFinishedExperimentIsLeftAsItIsAndThatIsSaid() throws IOException {
    SortedMap<String, String> before = files();

    Said answer = run(config);

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).startsWith("Nothing to do: all 2 runs are finished.\n");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void commentsAndOtherSpellingsAreNoChange() throws IOException {
    SortedMap<String, String> before = files();
    String other =
        Files.readAllLines(config).stream()
            .map(line -> line + "   # a remark")
            .collect(Collectors.joining("\n\n"))
            .replace("updates: 10 ", "updates: +10 ")
            .replace("learning-rate: 0.001 ", "learning-rate: 1e-3 ");
    assertThat(other).contains("updates: +10 ", "learning-rate: 1e-3 ");

    Said answer = run(Files.writeString(said.resolve("other name.yaml"), other));

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).startsWith("Nothing to do: all 2 runs are finished.\n");
    assertThat(files()).isEqualTo(before);
  }

  private Said run(Path file, String... overrides) {
    List<String> command = new ArrayList<>(List.of("experiment", file.toString(), "--results"));
    command.add(folder.resolve("results").toString());
    Stream.of(overrides).forEach(override -> command.addAll(List.of("--set", override)));
    return new Program(said).run(command);
  }

  /** Every file with the time and the hash of its bytes. */
  private static SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("results"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.put(file.toString(), Files.getLastModifiedTime(file) + " " + Sha256.of(file));
      }
    }
    return found;
  }
}
