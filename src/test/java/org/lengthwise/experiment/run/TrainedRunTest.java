package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.StopRequest;

class TrainedRunTest {
  @TempDir Path temporary;

  @Test
  void translatesLinesInOrderAndLeavesBlankLinesBlank() throws Exception {
    ExperimentFolder folder = prepared();
    new RunTask(new CopyingEngine(), new StopRequest(), line -> {}, line -> {})
        .perform(folder.root(), "fixed", 1);
    PreparedCorpus corpus = PreparedCorpus.read(folder.corpus());
    String source = corpus.testText().get(0).sourceText();
    int[] numbers = corpus.test().source(0);

    TrainedRun run = TrainedRun.open(folder.run("fixed", 1).root(), new CopyingEngine(), List.of());
    List<List<TrainedRun.Translation>> translations = run.translate(List.of("", source, " "), 1);

    List<String> tokens = corpus.target().decode(numbers);
    TrainedRun.Translation nothing = new TrainedRun.Translation(List.of(), 0);
    assertThat(translations)
        .containsExactly(
            List.of(nothing),
            List.of(new TrainedRun.Translation(tokens, CopyingEngine.logProbability(numbers))),
            List.of(nothing));
    assertThat(run.detokenise(tokens)).isEqualTo(String.join(" ", tokens));
  }

  @Test
  void refusesAFolderThatIsNoRunOrHasNoCheckpoint() throws Exception {
    ExperimentFolder folder = prepared();
    assertThatThrownBy(() -> TrainedRun.open(folder.root(), new CopyingEngine(), List.of()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            folder.root()
                + " is not the folder of a run, such as results/quickstart/runs/attention-s1");

    Path run = folder.run("fixed", 1).root();
    RunStatus.waiting("fixed", 1, "identity").write(folder.run("fixed", 1).status());
    assertThatThrownBy(() -> TrainedRun.open(run, new CopyingEngine(), List.of()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(run + " has no checkpoint to translate with; the run is waiting");
  }

  private ExperimentFolder prepared() throws Exception {
    ExperimentSpec spec = TinyExperiment.spec();
    ExperimentFolder folder = new ExperimentFolder(temporary.resolve("tiny"));
    Preparation.prepare(spec, folder.corpus(), line -> {});
    Files.writeString(folder.config(), EffectiveConfig.yaml(spec));
    return folder;
  }
}
