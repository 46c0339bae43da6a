package org.lengthwise.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;

/** Two experiments whose files have to be the same but for times. */
final class SameResults {
  private SameResults() {}

  /** Fails where they are not; returns how many files were compared. */
  static int compare(ExperimentFolder one, ExperimentFolder other) throws IOException {
    int files = 0;
    for (String run :
        List.of("fixed-vector-s1", "fixed-vector-s2", "attention-s1", "attention-s2")) {
      Path ours = one.runs().resolve(run);
      Path theirs = other.runs().resolve(run);
      List<String> names =
          new ArrayList<>(
              List.of("validation.csv", "hypotheses.csv", "alignments.jsonl", "sharpness.csv"));
      int best = RunStatus.read(theirs.resolve("status.json")).bestUpdate();
      names.add("checkpoints/update-" + best + "/weights.safetensors");
      for (String name : names) {
        assertThat(ours.resolve(name)).hasSameBinaryContentAs(theirs.resolve(name));
        files++;
      }
      assertThat(withoutTimes(ours.resolve("training.csv")))
          .isEqualTo(withoutTimes(theirs.resolve("training.csv")));
      files++;
    }
    for (String name :
        List.of(
            "config.yaml",
            "scores.csv",
            "bleu_by_length.csv",
            "sharpness.csv",
            "figures/length-degradation.png",
            "figures/length-degradation.svg",
            "figures/learning-curves.png")) {
      assertThat(one.root().resolve(name)).hasSameBinaryContentAs(other.root().resolve(name));
      files++;
    }
    return files;
  }

  /** The table without its column of seconds, the last. */
  private static List<String> withoutTimes(Path table) throws IOException {
    return Files.readAllLines(table).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .collect(Collectors.toList());
  }
}
