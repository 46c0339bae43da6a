package org.lengthwise.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.ExperimentSpec;

class ResumePolicyTest {
  private static final ExperimentFolder FOLDER = new ExperimentFolder(Path.of("results/tiny"));
  private static final String ADVICE =
      "You may add models, seeds and budget to an experiment, and change the"
          + " keys that configs/README.md lists. For any other change give it another"
          + " name (--set name=NAME), or move results/tiny away.";

  @Test
  void takesMoreSeedsAndAnotherBudget() {
    ExperimentSpec before = TinyExperiment.spec();
    ExperimentSpec now =
        TinyExperiment.spec("seeds=[3, 2, 1]", "training.updates=20", "training.minutes=2");

    assertThatCode(() -> ResumePolicy.check(before, now, FOLDER)).doesNotThrowAnyException();
    assertThat(now.training().budget()).isNotEqualTo(before.training().budget());
  }

  @Test
  void takesAnotherModelWhereverItStands() {
    ExperimentSpec now = TinyExperiment.spec();
    ExperimentSpec before = withModels(now, List.of(TinyExperiment.model(now, "attention")));

    assertThatCode(() -> ResumePolicy.check(before, now, FOLDER)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          decoding | {kind: greedy, batch: 4, length-factor: 3, ban-unknown: false, replace-unknown: false} | {kind: beam, batch: 4, length-factor: 3, ban-unknown: false, replace-unknown: false, width: 2, normalisation: none, shrinking: false, ban-early-end: false}
          training.optimiser | {kind: adam, learning-rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8} | {kind: adadelta, rho: 0.95, epsilon: 1e-6}
          """)
  void takesAValueOfAnotherKindInFrontOfASweptList(String key, String one, String other) {
    ExperimentSpec before = TinyExperiment.spec("sweep." + key + "=[" + one + "]");
    ExperimentSpec now =
        TinyExperiment.spec("sweep." + key + "=[" + other + ", " + one + "]", "seeds=[1, 2, 3]");

    assertThatCode(() -> ResumePolicy.check(before, now, FOLDER)).doesNotThrowAnyException();
    assertThatThrownBy(() -> ResumePolicy.check(now, before, FOLDER))
        .hasMessageContaining("was removed from `models`");
  }

  @Test
  void namesEveryChangedKeyWithBothValues() {
    ExperimentSpec now =
        TinyExperiment.spec(
            "training.batch=9", "models[1].hidden=6", "models[1].length-limit=4", "seeds=[2]");

    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class, () -> ResumePolicy.check(TinyExperiment.spec(), now, FOLDER));

    assertThat(refusal.faults())
        .containsExactly(
            "results/tiny/config.yaml: training.batch was 8, is now 9",
            "results/tiny/config.yaml: models.attention.hidden was 5, is now 6",
            "results/tiny/config.yaml: models.attention.length-limit was absent, is now 4",
            "results/tiny/config.yaml: seed 1 was removed from `seeds`",
            ADVICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "question='Does it?'",
        "training.checkpoint-every=3",
        "evaluation.buckets=[3, 7]",
        "evaluation.resamples=200",
        "evaluation.confidence=0.9",
        "evaluation.samples=2"
      })
  void takesAnotherValueOfAKeyThatOnlyTablesAndPageHangOn(String override) {
    ExperimentSpec now = TinyExperiment.spec(override);

    assertThatCode(() -> ResumePolicy.check(TinyExperiment.spec(), now, FOLDER))
        .doesNotThrowAnyException();
    assertThat(ResumePolicy.translatesAgain(TinyExperiment.spec(), now)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluation.no-unk=true",
        "evaluation.alignments.drawn=1",
        "evaluation.alignments.sentences=['Other words.', 'And more.']",
        "evaluation.seed=2"
      })
  void takesAnotherValueOfAKeyThatTranslationsHangOn(String override) {
    ExperimentSpec now = TinyExperiment.spec(override);

    assertThatCode(() -> ResumePolicy.check(TinyExperiment.spec(), now, FOLDER))
        .doesNotThrowAnyException();
    assertThat(ResumePolicy.translatesAgain(TinyExperiment.spec(), now)).isTrue();
  }

  @Test
  void refusesWhatWouldDrawOtherTestPairs() {
    ExperimentSpec before = TinyExperiment.spec("evaluation.per-bucket=2");
    ExperimentSpec now =
        TinyExperiment.spec(
            "evaluation.per-bucket=2", "evaluation.buckets=[3, 7]", "evaluation.seed=2");

    RefusedException refusal =
        catchThrowableOfType(RefusedException.class, () -> ResumePolicy.check(before, now, FOLDER));

    assertThat(refusal.faults())
        .containsExactly(
            "results/tiny/config.yaml: evaluation.buckets was [5, 10], is now [3, 7]",
            "results/tiny/config.yaml: evaluation.seed was 1, is now 2",
            ADVICE);
  }

  @Test
  void namesAModelThatIsGone() {
    ExperimentSpec before = TinyExperiment.spec();
    ExperimentSpec now = withModels(before, List.of(TinyExperiment.model(before, "fixed")));

    RefusedException refusal =
        catchThrowableOfType(RefusedException.class, () -> ResumePolicy.check(before, now, FOLDER));

    assertThat(refusal.faults())
        .containsExactly(
            "results/tiny/config.yaml: models.attention was removed from `models`", ADVICE);
  }

  @Test
  void storesADataFolderByNameAndLetsItMove() {
    ExperimentSpec spec =
        ExperimentReader.read(
            Path.of("configs/europarl-small.yaml"),
            List.of("corpus.folder=/home/somebody/data/europarl/"));

    ExperimentSpec stored = ResumePolicy.stored(spec);

    assertThat(((CorpusSpec.Files) stored.corpus()).folder()).isEqualTo(Optional.of("europarl"));
    ExperimentSpec moved =
        ExperimentReader.read(
            Path.of("configs/europarl-small.yaml"), List.of("corpus.folder=elsewhere"));
    assertThatCode(() -> ResumePolicy.check(stored, ResumePolicy.stored(moved), FOLDER))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesABudgetBelowWhatARunHasHad(@TempDir Path temporary) {
    ExperimentSpec spec = TinyExperiment.spec("training.updates=4", "training.epochs=1");
    RunPlan plan = RunPlan.of(spec, "corpus", new ExperimentFolder(temporary));
    PlannedRun run = plan.run("fixed", 1);
    new RunStatus("fixed", 1, State.STOPPED, 7, 5, 2.5, "", 9, 1, 1, "forward", 2, run.identity())
        .write(run.folder().status());

    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class, () -> ResumePolicy.checkBudget(spec.training().budget(), plan));

    assertThat(refusal.faults())
        .containsExactly(
            "training.updates is 4, but fixed-s1 has already made 7 updates",
            "training.epochs is 1, but fixed-s1 is already in epoch 2");
  }

  @Test
  void refusesMinutesBelowWhatARunHasHadButForItsLastUpdate(@TempDir Path temporary) {
    RunPlan plan = RunPlan.of(TinyExperiment.spec(), "corpus", new ExperimentFolder(temporary));
    PlannedRun run = plan.run("fixed", 1);
    new RunStatus(
            "fixed", 1, State.FINISHED, 900, 5, 2.5, "", 9, 2703, 1, "forward", 2, run.identity())
        .write(run.folder().status());

    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class, () -> ResumePolicy.checkBudget(minutes(30), plan));

    assertThat(refusal.faults())
        .containsExactly(
            "training.minutes is 30.0, but fixed-s1 has already trained for 45.1 minutes");
    assertThatCode(() -> ResumePolicy.checkBudget(minutes(45), plan)).doesNotThrowAnyException();
  }

  private static Budget minutes(int minutes) {
    return TinyExperiment.spec("training.updates=1000", "training.minutes=" + minutes)
        .training()
        .budget();
  }

  @Test
  void refusesAnotherBudgetWhereAModelHasStartedFromAnotherAtTheEndOfIt() {
    ExperimentSpec before = TinyExperiment.chain();
    ExperimentSpec now = TinyExperiment.chain("training.epochs=3");

    RefusedException refusal =
        catchThrowableOfType(RefusedException.class, () -> ResumePolicy.check(before, now, FOLDER));

    assertThat(refusal.faults())
        .containsExactly(
            "results/tiny/config.yaml: the budget cannot change, because hard started"
                + " from the best weights that attention had at its end; give the experiment"
                + " another name (--set name=NAME), or move results/tiny away",
            "results/tiny/config.yaml: the budget cannot change, because harder"
                + " started from the best weights that hard had at its end; give the"
                + " experiment another name (--set name=NAME), or move results/tiny away");
  }

  @Test
  void takesAnotherBudgetTogetherWithTheFirstModelThatStartsFromAnother() {
    ExperimentSpec before = TinyExperiment.spec();
    ExperimentSpec now = TinyExperiment.chain("training.epochs=3");

    assertThatCode(() -> ResumePolicy.check(before, now, FOLDER)).doesNotThrowAnyException();
  }

  private static ExperimentSpec withModels(
      ExperimentSpec spec, List<org.lengthwise.spec.ModelSpec> models) {
    return new ExperimentSpec(
        spec.name(),
        spec.question(),
        spec.corpus(),
        spec.vocabulary(),
        models,
        spec.training(),
        spec.decoding(),
        spec.evaluation(),
        spec.seeds());
  }
}
