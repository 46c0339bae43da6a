package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.plan.RecordingListener;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.ScoreRow;

@Tag("integration")
@Timeout(120)
class SweptExperimentTest {
  private static final String DOT = "{kind: dot, projection: keys}";
  private static final String ADDITIVE = "{kind: additive, hidden: 7}";

  @TempDir Path results;
  private final RecordingListener listener = new RecordingListener();

  @Test
  void trainsOnlyWhatAValueAddedToTheSweepMakesNew() throws Exception {
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tiny"));

    assertThat(perform("seeds=[1]", sweep("models.attention.score", ADDITIVE)))
        .extracting(RunEnd::run)
        .containsExactly("fixed-s1", "attention+score=additive-7-s1");
    assertThat(perform("seeds=[1]", sweep("models.attention.score", DOT, ADDITIVE)))
        .extracting(RunEnd::run)
        .containsExactly("attention+score=dot-keys-s1");

    assertThat(CopyingEngine.timesTrained(folder.run("attention+score=additive-7", 1)))
        .isEqualTo(1);
    assertThat(perform("seeds=[1]", sweep("models.attention.score", ADDITIVE, DOT))).isEmpty();
    assertThatThrownBy(() -> perform("seeds=[1]", sweep("models.attention.score", DOT)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            folder.config() + ": models.attention+score=additive-7 was removed from `models`");
  }

  @Test
  @Tag("slow")
  void runsOfAKindSweptAloneReadWhatTheExperimentStored() throws Exception {
    String kinds = sweep("models.attention.score.kind", "additive", "bilinear", "uniform");

    assertThat(perform("seeds=[1]", kinds))
        .extracting(end -> end.run() + " " + end.ending())
        .containsExactlyInAnyOrder(
            "fixed-s1 FINISHED",
            "attention+score.kind=additive-s1 FINISHED",
            "attention+score.kind=bilinear-s1 FINISHED",
            "attention+score.kind=uniform-s1 FINISHED");
    assertThat(new ExperimentFolder(results.resolve("tiny")).report()).exists();
    assertThat(perform("seeds=[1]", kinds)).isEmpty();
  }

  @Test
  void aRunHasTheDecodingOfItsPointAndTheTablesTellIt() throws Exception {
    ExperimentFolder folder =
        TinyExperiment.performedHere(
            results,
            new CopyingEngine(),
            "seeds=[1]",
            sweep("models.attention.score", DOT),
            sweep("decoding.length-factor", "0.5", "3"));

    int cut = words(folder, "fixed+decoding.length-factor=0.5");
    assertThat(cut).isPositive().isLessThan(words(folder, "fixed+decoding.length-factor=3"));
    assertThat(words(folder, "attention+decoding.length-factor=0.5+score=dot-keys")).isEqualTo(cut);
    assertThat(Files.readAllLines(folder.scores()).stream().filter(line -> line.contains("13a")))
        .extracting(line -> line.replaceFirst("^([^,]+),.*,([^,]*,[^,]*,[^,]*)$", "$1 $2"))
        .containsExactly(
            "fixed+decoding.length-factor=0.5 fixed,,0.5",
            "fixed+decoding.length-factor=3 fixed,,3",
            "attention+decoding.length-factor=0.5+score=dot-keys attention,dot-keys,0.5",
            "attention+decoding.length-factor=3+score=dot-keys attention,dot-keys,3");
    String columns = ",variant_of,models.score,decoding.length-factor";
    assertThat(Files.readAllLines(folder.scores()).get(0)).endsWith(",signature,unended" + columns);
    assertThat(Files.readAllLines(folder.bleuByLength()).get(0))
        .endsWith(",length_ratio,unended" + columns);
    assertThat(ScoreRow.read(folder.scores())).hasSize(12);
    assertThat(LengthRow.read(folder.bleuByLength())).isNotEmpty();
  }

  private static int words(ExperimentFolder folder, String model) {
    return HypothesisRow.read(folder.run(model, 1).hypotheses()).stream()
        .mapToInt(row -> row.hypothesis().length())
        .sum();
  }

  private static String sweep(String key, String... values) {
    return "sweep." + key + "=[" + String.join(", ", values) + "]";
  }

  private List<RunEnd> perform(String... overrides) throws InterruptedException {
    return new Experiment(
            TinyExperiment.spec(overrides),
            results,
            Optional.of(2),
            CopyingEngine.class.getName(),
            listener)
        .perform();
  }
}
