package org.lengthwise.experiment.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.spec.ExperimentSpec;

@Timeout(20)
class RunSchedulerTest {
  private static final ExperimentFolder FOLDER = new ExperimentFolder(Path.of("results/tiny"));

  @Test
  void areTakenInOrderWhereNoneStartsFromAnother() throws Exception {
    RunScheduler waiting = new RunScheduler(plan(TinyExperiment.spec()).runs());

    assertThat(take(waiting, 4))
        .containsExactly("fixed-s1", "attention-s1", "fixed-s2", "attention-s2");
    assertThat(waiting.take()).isEmpty();
  }

  @Test
  void oneThatStartsFromAnotherLetsTheNextGoFirstAndGoesAsSoonAsItCan() {
    RunPlan plan = plan(TinyExperiment.chain("seeds=[1, 2]"));
    RunScheduler waiting = new RunScheduler(plan.runs());

    assertThat(take(waiting, 3)).containsExactly("fixed-s1", "attention-s1", "fixed-s2");
    waiting.ended(end("fixed-s1"));
    assertThat(take(waiting, 1)).containsExactly("attention-s2");
    waiting.ended(end("attention-s1"));
    assertThat(take(waiting, 1)).containsExactly("hard-s1");
    assertThat(waiting.end(plan.run("attention", 1))).contains(end("attention-s1"));
    assertThat(waiting.end(plan.run("hard", 1))).isEmpty();
  }

  @Test
  void aPlaceWaitsWhileAllThatAreLeftHangOnRunsAtWork() throws Exception {
    RunScheduler waiting = new RunScheduler(plan(TinyExperiment.chain("seeds=[1]")).runs());
    assertThat(take(waiting, 2)).containsExactly("fixed-s1", "attention-s1");

    CompletableFuture<List<String>> next = CompletableFuture.supplyAsync(() -> take(waiting, 1));
    assertThatThrownBy(() -> next.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    waiting.ended(end("attention-s1"));

    assertThat(next.get(10, TimeUnit.SECONDS)).containsExactly("hard-s1");
  }

  @Test
  void aRunThatIsNotAmongThemIsNotWaitedFor() {
    PlannedRun hard = plan(TinyExperiment.chain("seeds=[1]")).run("hard", 1);

    assertThat(take(new RunScheduler(List.of(hard)), 1)).containsExactly("hard-s1");
  }

  private static List<String> take(RunScheduler waiting, int count) {
    List<String> names = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        names.add(waiting.take().map(PlannedRun::name).orElse("none"));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return names;
  }

  private static RunEnd end(String run) {
    return new RunEnd(run, RunEnd.Ending.FINISHED, "");
  }

  private static RunPlan plan(ExperimentSpec spec) {
    return RunPlan.of(spec, "corpus", FOLDER);
  }
}
