package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.ScoreRow;

@Timeout(60)
class GatheringTest {
  @TempDir Path results;

  @Test
  void scoresWhatIsThereAndNamesWhatIsMissing() throws Exception {
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tiny"));
    new Experiment(
            TinyExperiment.spec("seeds=[1, 13]"),
            results,
            Optional.of(2),
            CopyingEngine.class.getName(),
            new RecordingListener())
        .perform();
    byte[] scores = Files.readAllBytes(folder.scores());
    Files.delete(folder.scores());
    Files.delete(folder.report());
    Files.delete(folder.run("attention", 13).status());
    Provenance before = Provenance.read(folder.provenance());

    assertThat(Gathering.perform(folder.root()))
        .containsExactly(
            new RunEnd("fixed-s13", RunEnd.Kind.FAILED, "update 3: the loss is NaN"),
            new RunEnd("attention-s13", RunEnd.Kind.STOPPED, "not finished"));

    assertThat(folder.scores()).hasBinaryContent(scores);
    assertThat(ScoreRow.read(folder.scores())).extracting(ScoreRow::seed).containsOnly(1L);
    assertThat(folder.report()).isRegularFile();
    assertThat(Provenance.read(folder.provenance()))
        .isEqualTo(before.endedAt(Provenance.read(folder.provenance()).ended()));
  }
}
