package org.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.plan.ResumePolicy;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.experiment.run.RunTask;
import org.lengthwise.experiment.run.TensorEngine;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.StopRequest;

/** What goes on after `clean`, with the real engine. */
class CleanedRunTest {
  @TempDir Path temporary;
  private ExperimentFolder folder;
  private RunFolder run;
  private int best;
  private final RunEngine engine = new TensorEngine();
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void trainAndClean() throws IOException {
    ExperimentSpec spec = TinyExperiment.spec("seeds=[1]");
    folder = new ExperimentFolder(temporary.resolve("tiny"));
    Preparation.prepare(spec, folder.corpus(), line -> {});
    store(spec);
    perform("attention");
    run = folder.run("attention", 1);
    best = RunStatus.read(run.status()).bestUpdate();
    CheckpointCleanup.remove(folder, engine, false);
    log.clear();
  }

  @Test
  void onlyTheBestWeightsAreLeft() throws IOException {
    assertThat(checkpoints())
        .containsExactly(
            "best",
            "update-" + best + "/checkpoint.json",
            "update-" + best + "/weights.safetensors");
  }

  @Test
  void anotherEvaluationTranslatesOnceMoreWithoutTraining() throws IOException {
    byte[] trained = Files.readAllBytes(run.training()); // with its column of seconds
    store(TinyExperiment.spec("seeds=[1]", "evaluation.no-unk=true"));
    RunStatus.read(run.status()).in(RunStatus.State.WAITING, "").write(run.status());

    perform("attention");

    assertThat(HypothesisRow.read(run.hypotheses()))
        .extracting(HypothesisRow::subset)
        .contains(HypothesisRow.NO_UNK);
    assertThat(Files.readAllBytes(run.training())).isEqualTo(trained);
    assertThat(RunStatus.read(run.status()).state()).isEqualTo(RunStatus.State.FINISHED);
    onlyTheBestWeightsAreLeft();
  }

  @Test
  void anotherModelStartsFromItsWeights() throws IOException {
    store(TinyExperiment.chain("seeds=[1]"));

    perform("hard");

    assertThat(log).containsExactly("starts from update " + best + " of attention-s1");
    assertThat(RunStatus.read(folder.run("hard", 1).status()).state())
        .isEqualTo(RunStatus.State.FINISHED);
  }

  @Test
  void anotherBudgetIsRefused() {
    ExperimentSpec spec = TinyExperiment.spec("seeds=[1]", "training.updates=20");
    RunPlan plan = RunPlan.of(spec, CorpusManifest.read(folder.corpus()).identity(), folder);

    assertThatThrownBy(() -> ResumePolicy.checkBudget(spec.training().budget(), plan))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the budget cannot change, because attention-s1 cannot continue:"
                + " lengthwise clean removed its checkpoints except the best weights; move "
                + run.root()
                + " away to train it from the beginning");
  }

  private void store(ExperimentSpec spec) throws IOException {
    Files.writeString(folder.config(), EffectiveConfig.yaml(spec));
  }

  private void perform(String model) {
    new RunTask(engine, new StopRequest(), line -> {}, log::add).perform(folder.root(), model, 1);
  }

  private List<String> checkpoints() throws IOException {
    Path place = run.checkpoints();
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> place.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
