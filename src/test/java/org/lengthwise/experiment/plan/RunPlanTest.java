package org.lengthwise.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus.State;

class RunPlanTest {
  private static final String CORPUS = "c".repeat(64);

  @TempDir Path temporary;
  private ExperimentFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new ExperimentFolder(temporary.resolve("tiny"));
  }

  @Test
  void putsTheModelsOfASeedSideBySide() {
    assertThat(plan().runs())
        .extracting(PlannedRun::name)
        .containsExactly("fixed-s1", "attention-s1", "fixed-s2", "attention-s2");
  }

  @Test
  void leavesOutOnlyRunsThatAreFinishedAndHaveTranslations() throws Exception {
    finish("fixed-s1");
    finish("attention-s1");
    Files.delete(folder.runs().resolve("attention-s1/hypotheses.csv"));
    find("fixed-s2").enter(State.FAILED, "no");

    assertThat(plan().unfinished())
        .extracting(PlannedRun::name)
        .containsExactly("attention-s1", "fixed-s2", "attention-s2");
    assertThat(plan().finished()).extracting(PlannedRun::name).containsExactly("fixed-s1");
  }

  @Test
  void keepsFinishedRunsWhenASeedOrAModelIsAdded() throws Exception {
    finish("fixed-s1");

    RunPlan longer = RunPlan.of(TinyExperiment.spec("seeds=[1, 2, 3]"), CORPUS, folder);

    assertThat(longer.finished()).extracting(PlannedRun::name).containsExactly("fixed-s1");
    assertThat(longer.unfinished()).hasSize(5);
  }

  @Test
  void refusesARunThatWasTrainedOnAnotherCorpus() throws Exception {
    finish("attention-s2");
    String before = find("attention-s2").identity().substring(0, 12);
    String now =
        RunPlan.of(TinyExperiment.spec(), "d".repeat(64), new ExperimentFolder(temporary))
            .run("attention", 2)
            .identity()
            .substring(0, 12);

    assertThatThrownBy(() -> RunPlan.of(TinyExperiment.spec(), "d".repeat(64), folder))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            folder.runs().resolve("attention-s2")
                + " holds a run of another corpus or with other settings (identity "
                + before
                + ", now "
                + now
                + "); give the experiment another name, or move the folder away");
  }

  @Test
  void namesTheRunsThereAreWhenAskedForAnother() {
    assertThatThrownBy(() -> plan().run("attention", 3))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the experiment has no run of model attention with seed 3; its runs are fixed-s1,"
                + " attention-s1, fixed-s2, attention-s2");
  }

  @Test
  void givesARunTheOneOfTheSameSeedThatItStartsFrom() {
    RunPlan plan = chain();

    assertThat(plan.run("hard", 2).base()).contains(plan.run("attention", 2));
    assertThat(plan.run("harder", 2).base()).contains(plan.run("hard", 2));
    assertThat(plan.run("attention", 2).base()).isEmpty();
    assertThat(chain("models.attention.dropout=0.5").run("harder", 2).identity())
        .isNotEqualTo(plan.run("harder", 2).identity());
    assertThat(chain("models.fixed.dropout=0.5").run("harder", 2).identity())
        .isEqualTo(plan.run("harder", 2).identity());
  }

  private RunPlan chain(String... overrides) {
    return RunPlan.of(TinyExperiment.chain(overrides), CORPUS, folder);
  }

  private RunPlan plan() {
    return RunPlan.of(TinyExperiment.spec(), CORPUS, folder);
  }

  private PlannedRun find(String name) {
    return plan().runs().stream().filter(run -> run.name().equals(name)).findFirst().orElseThrow();
  }

  private void finish(String name) throws Exception {
    PlannedRun run = find(name);
    run.enter(State.FINISHED, "");
    for (Path file :
        List.of(run.folder().hypotheses(), run.folder().alignments(), run.folder().sharpness())) {
      Files.writeString(file, "there");
    }
  }
}
