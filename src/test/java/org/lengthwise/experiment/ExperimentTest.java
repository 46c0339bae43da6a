package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.experiment.plan.RecordingListener;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.FolderLock;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.results.SlurmJobs;
import org.lengthwise.spec.ExperimentSpec;

@Tag("integration")
@Timeout(120)
class ExperimentTest {
  @TempDir Path results;
  private final RecordingListener listener = new RecordingListener();

  @Test
  void performsOnlyWhatIsNotDoneAndOneFailureStopsNoOther() throws Exception {
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tiny"));

    List<RunEnd> first = perform("seeds=[1]");
    assertThat(first).extracting(RunEnd::ending).containsOnly(RunEnd.Ending.FINISHED).hasSize(2);
    assertThat(folder.report()).exists();
    Provenance provenance = Provenance.read(folder.provenance());
    assertThat(provenance.ended()).isNotEmpty();

    assertThat(perform("seeds=[1]")).isEmpty();
    assertThat(listener.lines).contains("Nothing to do: all 2 runs are finished.");
    assertThat(Provenance.read(folder.provenance())).isEqualTo(provenance);

    List<RunEnd> third = perform("seeds=[1, 13]");
    assertThat(third)
        .filteredOn(end -> end.ending() == RunEnd.Ending.FAILED)
        .containsExactly(
            new RunEnd("fixed-s13", RunEnd.Ending.FAILED, "update 3: the loss is NaN"),
            new RunEnd("attention-s13", RunEnd.Ending.FAILED, "update 3: the loss is NaN"));
    assertThat(ScoreRow.read(folder.scores()))
        .filteredOn(row -> row.metric().equals("bleu-13a"))
        .extracting(row -> row.model() + row.seed())
        .containsExactly("fixed1", "attention1");
    assertThat(CopyingEngine.timesTrained(folder.run("fixed", 1))).isEqualTo(1);
    assertThat(Provenance.read(folder.provenance()).started()).isEqualTo(provenance.started());
  }

  @Test
  void aRunWaitsForTheOneItStartsFromAndFailsWithIt() throws Exception {
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tiny"));

    assertThat(experiment(TinyExperiment.chain("seeds=[13, 1]")).perform())
        .containsExactly(
            new RunEnd("fixed-s13", RunEnd.Ending.FAILED, "update 3: the loss is NaN"),
            new RunEnd("attention-s13", RunEnd.Ending.FAILED, "update 3: the loss is NaN"),
            new RunEnd(
                "hard-s13",
                RunEnd.Ending.FAILED,
                "attention-s13, whose best weights it starts from, failed"),
            new RunEnd(
                "harder-s13",
                RunEnd.Ending.FAILED,
                "hard-s13, whose best weights it starts from, failed"),
            new RunEnd("fixed-s1", RunEnd.Ending.FINISHED, "bleu-tokenised 0.0"),
            new RunEnd("attention-s1", RunEnd.Ending.FINISHED, "bleu-tokenised 0.0"),
            new RunEnd("hard-s1", RunEnd.Ending.FINISHED, "bleu-tokenised 0.0"),
            new RunEnd("harder-s1", RunEnd.Ending.FINISHED, "bleu-tokenised 0.0"));
    assertThat(CopyingEngine.starts(folder.run("harder", 1)))
        .containsExactly(folder.run("hard", 1).checkpoints().resolve("update-10").toString());
    assertThat(Files.readString(folder.run("harder", 1).log()))
        .contains("starts from update 10 of hard-s1\n");
    assertThat(SharpnessRow.read(folder.sharpness()))
        .extracting(SharpnessRow::model)
        .containsExactly("attention", "hard", "harder");

    Experiment longer = experiment(TinyExperiment.chain("seeds=[13, 1]", "training.updates=20"));
    assertThatThrownBy(longer::perform)
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            folder.config() + ": the budget cannot change, because hard started");
  }

  /** As results of a cluster on a machine that has no Slurm, or another one. */
  @Test
  void asksNobodyWhereAllIsDone() throws Exception {
    ExperimentFolder folder = TinyExperiment.finished(results);
    new SlurmJobs(List.of("11", "12"), Map.of("fixed-s1", "11_0")).write(folder.slurmJobs());

    assertThat(perform("seeds=[1]")).isEmpty();
    assertThat(perform("seeds=[1]", "executor={kind: slurm, shared: true}")).isEmpty();

    assertThat(listener.lines)
        .filteredOn("Nothing to do: all 2 runs are finished."::equals)
        .hasSize(2);
    assertThatThrownBy(() -> perform("seeds=[1, 2]"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("was submitted to Slurm as jobs 11 12");
  }

  @Test
  void goesOnWithFinishedRunsWhenTheBudgetIsExtended() throws Exception {
    ExperimentFolder folder = TinyExperiment.finished(results);

    List<RunEnd> ends = perform("seeds=[1]", "training.updates=20");

    assertThat(ends).hasSize(2);
    assertThat(CopyingEngine.timesTrained(folder.run("fixed", 1))).isEqualTo(2);
    assertThat(ExperimentReader.read(folder.config(), List.of()).training().updates()).contains(20);
  }

  @Test
  void scoresAgainWithoutTrainingWhereOnlyTheScoresHangOnAKey() throws Exception {
    ExperimentFolder folder = TinyExperiment.finished(results);
    byte[] scores = Files.readAllBytes(folder.scores());

    assertThat(perform("seeds=[1]", "evaluation.confidence=0.6", "question='And so?'")).isEmpty();

    assertThat(CopyingEngine.timesTrained(folder.run("fixed", 1))).isEqualTo(1);
    assertThat(Files.readAllBytes(folder.scores())).isNotEqualTo(scores);
    assertThat(Files.readString(folder.report())).contains("And so?");
    assertThat(perform("seeds=[1]", "evaluation.confidence=0.6", "question='And so?'")).isEmpty();
    assertThat(listener.lines).contains("Nothing to do: all 2 runs are finished.");

    perform("seeds=[1]");
    assertThat(folder.scores()).hasBinaryContent(scores);
  }

  /** Each of the files that the last step makes, removed by somebody. */
  @ParameterizedTest
  @ValueSource(strings = {"scores.csv", "bleu_by_length.csv", "sharpness.csv", "report.html"})
  void scoresAgainWhereWhatItMadeIsMissing(String file) throws Exception {
    ExperimentFolder folder = TinyExperiment.finished(results);
    Path missing = folder.root().resolve(file);
    String before = Files.readString(missing);
    Files.delete(missing);

    assertThat(perform("seeds=[1]")).isEmpty();

    assertThat(listener.lines).contains("Scoring again: all 2 runs are finished.");
    assertThat(missing).isRegularFile();
    if (file.endsWith(".csv")) {
      assertThat(missing).hasContent(before);
    }
    assertThat(CopyingEngine.timesTrained(folder.run("fixed", 1))).isEqualTo(1);
    perform("seeds=[1]");
    assertThat(listener.lines).contains("Nothing to do: all 2 runs are finished.");
  }

  @Test
  void scoresAgainWhenItWasKilledBetweenANewConfigAndItsScores() throws Exception {
    ExperimentFolder folder = TinyExperiment.finished(results);
    String config = Files.readString(folder.config());
    Files.writeString(folder.config(), config.replace("Does it run?", "Does it walk?"));

    perform("seeds=[1]", "question='Does it walk?'");

    assertThat(Files.readString(folder.report())).contains("Does it walk?");
  }

  @Test
  void translatesAgainWhereAlignmentsHangOnAKey() throws Exception {
    ExperimentFolder folder = TinyExperiment.finished(results);
    byte[] hypotheses = Files.readAllBytes(folder.run("fixed", 1).hypotheses());
    long lines = Files.lines(folder.run("fixed", 1).alignments()).count();

    assertThat(perform("seeds=[1]", "evaluation.alignments.sentences=['One.', 'Two.']"))
        .extracting(RunEnd::ending)
        .containsExactly(RunEnd.Ending.FINISHED, RunEnd.Ending.FINISHED);

    assertThat(folder.run("fixed", 1).hypotheses()).hasBinaryContent(hypotheses);
    assertThat(Files.lines(folder.run("fixed", 1).alignments()).count()).isEqualTo(lines + 1);
  }

  @Test
  void whatAKillLeftOfAFileIsRemovedAtTheNextStart() throws Exception {
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tiny"));
    List<Path> left =
        List.of(
            folder.root().resolve(".scores.csv.999999999-1.tmp"),
            folder.figures().resolve(".curve.svg.999999999-7.tmp"),
            folder.run("fixed", 1).root().resolve(".status.json.999999999-2.tmp"));
    for (Path file : left) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "half");
    }

    perform("seeds=[1]");

    assertThat(left).noneMatch(Files::exists);
  }

  @Test
  void scoresAndReportsRunsThatEndedJustBeforeItWasKilled() throws Exception {
    ExperimentFolder folder = TinyExperiment.finished(results);
    byte[] oldScores = Files.readAllBytes(folder.scores());
    byte[] oldReport = Files.readAllBytes(folder.report());
    perform("seeds=[1, 2]");
    Provenance ended = Provenance.read(folder.provenance());
    // As a kill leaves it after the last run and before the scores.
    Files.write(folder.scores(), oldScores);
    Files.write(folder.report(), oldReport);
    notEnded(ended).write(folder.provenance());

    assertThat(perform("seeds=[1, 2]")).isEmpty();

    assertThat(ScoreRow.read(folder.scores())).extracting(ScoreRow::seed).contains(2L);
    assertThat(folder.report()).isRegularFile();
    assertThat(Files.readAllBytes(folder.report())).isNotEqualTo(oldReport);
    assertThat(Provenance.read(folder.provenance()).ended()).isNotEmpty();
  }

  private static Provenance notEnded(Provenance ended) {
    return new Provenance(
        ended.commit(),
        ended.dirty(),
        ended.version(),
        ended.configSha256(),
        ended.corpusIdentity(),
        ended.dataSha256(),
        ended.versions(),
        ended.os(),
        ended.cpu(),
        ended.processors(),
        ended.threads(),
        ended.seeds(),
        ended.started(),
        "",
        ended.hugePages(),
        ended.products(),
        ended.command());
  }

  @Test
  void leavesNothingBehindWhenTheCorpusIsMissing() throws Exception {
    ExperimentSpec spec = ExperimentReader.read(Path.of("configs/europarl-small.yaml"), List.of());

    assertThatThrownBy(() -> experiment(spec).perform())
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("DATA=FOLDER");

    try (Stream<Path> left = Files.list(results)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refusesAFolderInUseAndAChangedConfig() throws Exception {
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tiny"));
    try (FolderLock other = FolderLock.hold(folder.root().resolve("LOCK"), Duration.ZERO)) {
      assertThat(other).isNotNull();
      assertThatThrownBy(() -> perform("seeds=[1]")).isInstanceOf(FolderException.class);
    }
    Files.writeString(
        folder.config(),
        org.lengthwise.config.binding.EffectiveConfig.yaml(
            TinyExperiment.spec("training.batch=9")));

    assertThatThrownBy(() -> perform())
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(folder.config() + ": training.batch was 9, is now 8");
    assertThat(folder.corpus()).doesNotExist();
  }

  private List<RunEnd> perform(String... overrides) throws InterruptedException {
    return experiment(TinyExperiment.spec(overrides)).perform();
  }

  private Experiment experiment(ExperimentSpec spec) {
    return new Experiment(spec, results, Optional.of(2), CopyingEngine.class.getName(), listener);
  }
}
