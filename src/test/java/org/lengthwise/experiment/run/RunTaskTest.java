package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.io.FolderLock;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.StopRequest;
import org.lengthwise.train.StoppedException;

class RunTaskTest {
  @TempDir Path temporary;
  private ExperimentFolder folder;
  private final List<String> reports = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void prepare() throws Exception {
    ExperimentSpec spec = TinyExperiment.spec("seeds=[1, 13]");
    folder = new ExperimentFolder(temporary.resolve("tiny"));
    Preparation.prepare(spec, folder.corpus(), line -> {});
    Files.writeString(folder.config(), EffectiveConfig.yaml(spec));
  }

  @Test
  void trainsTranslatesAndWritesDownWhatWasReached() {
    perform("attention", 1);

    RunFolder run = folder.run("attention", 1);
    RunStatus status = RunStatus.read(run.status());
    assertThat(status)
        .isEqualTo(
            new RunStatus(
                "attention",
                1,
                State.FINISHED,
                10,
                10,
                2.25,
                "",
                97,
                4,
                800,
                "forward",
                2,
                status.identity()));
    PreparedCorpus corpus = PreparedCorpus.read(folder.corpus());
    List<HypothesisRow> rows = HypothesisRow.read(run.hypotheses());
    assertThat(rows).hasSize(corpus.test().size());
    HypothesisRow first = rows.get(0);
    assertThat(first.source()).isEqualTo(String.join(" ", corpus.testText().get(0).source()));
    assertThat(first.referenceText()).isEqualTo(corpus.testText().get(0).targetText());
    assertThat(first.sourceLength()).isEqualTo(corpus.test().source(0).length);
    assertThat(first.hypothesis().split(" ", -1)).hasSize(first.sourceLength());
    assertThat(log).containsExactly("a line for the log");
    assertThat(reports)
        .containsExactly(
            "@progress phase=starting update=0 epoch=0 seconds=0.0000",
            "@progress phase=training update=10 epoch=1 of-updates=10 seconds=2.0000 loss=2.5000"
                + " words-per-second=200.0000",
            "@progress phase=translating update=10 epoch=2 seconds=0.0000");
  }

  @Test
  void doesNothingWhenAllIsDone() throws Exception {
    perform("attention", 1);
    perform("attention", 1);

    assertThat(CopyingEngine.timesTrained(folder.run("attention", 1))).isEqualTo(1);
  }

  @Test
  void writesDownWhyItFailed() {
    assertThatThrownBy(() -> perform("fixed", 13))
        .isInstanceOf(RunFailure.class)
        .hasMessage("fixed-s13: update 3: the loss is NaN");

    RunStatus status = RunStatus.read(folder.run("fixed", 13).status());
    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(status.message()).isEqualTo("update 3: the loss is NaN");
  }

  @Test
  void writesDownWhyItFailedBeforeItBegan() throws Exception {
    RunFolder run = folder.run("fixed", 1);
    RunStatus.waiting("fixed", 1, "identity").write(run.status());
    Path pairs = folder.corpus().resolve("train.bitext");
    Files.writeString(pairs, "damaged");
    String line = pairs + " is damaged: its SHA-256 is not the one in manifest.json";

    assertThatThrownBy(() -> perform("fixed", 1))
        .isInstanceOf(RunFailure.class)
        .hasMessage("fixed-s1: " + line);

    assertThat(RunStatus.read(run.status()))
        .isEqualTo(RunStatus.waiting("fixed", 1, "identity").in(State.FAILED, line));
  }

  @Test
  void aRunThatIsNotOfTheExperimentLeavesNothing() {
    assertThatThrownBy(() -> perform("other", 1)).isInstanceOf(RefusedException.class);

    assertThat(folder.run("other", 1).root()).doesNotExist();
  }

  @Test
  void aCleanedRunTranslatesOnceMoreAndIsNotTrainedAnew() throws Exception {
    RunFolder run = folder.run("attention", 1);
    perform("attention", 1);
    RunStatus before = RunStatus.read(run.status());
    RunProvenance trained = RunProvenance.read(run.provenance());
    Files.writeString(run.checkpoints().resolve("best"), "update-10\n"); // and no `final`
    Files.delete(run.hypotheses());
    log.clear();

    perform("attention", 1);

    assertThat(run.hypotheses()).exists();
    assertThat(CopyingEngine.timesTrained(run)).isEqualTo(1);
    assertThat(RunStatus.read(run.status())).isEqualTo(before);
    assertThat(log).containsExactly("translates again with the weights that lengthwise clean kept");
    RunProvenance after = RunProvenance.read(run.provenance());
    assertThat(after.weightsSha256()).isEqualTo(trained.weightsSha256()).hasSize(2);
    assertThat(after.sessions())
        .extracting(RunProvenance.Session::fromUpdate)
        .containsExactly(0, 10);
  }

  @Test
  void aTaskOfABatchSystemThatRunsOutOfMemoryNamesItsOwn() {
    Object full =
        Proxy.newProxyInstance(
            RunEngine.class.getClassLoader(),
            new Class<?>[] {RunEngine.class},
            (self, method, arguments) -> {
              throw new OutOfMemoryError("no thread");
            });
    RunTask task = new RunTask((RunEngine) full, new StopRequest(), reports::add, log::add).alone();

    assertThatThrownBy(() -> task.perform(folder.root(), "fixed", 1))
        .hasMessage("fixed-s1: out of memory: no thread; give each task more (executor.memory)");
  }

  @Test
  void writesDownWhereItWasStoppedAndGoesOn() {
    StopRequest stop = new StopRequest();
    stop.make();
    assertThatThrownBy(
            () ->
                new RunTask(new CopyingEngine(), stop, reports::add, log::add)
                    .perform(folder.root(), "fixed", 1))
        .isInstanceOf(StoppedException.class)
        .hasMessage("stopped after update 5");

    RunStatus status = RunStatus.read(folder.run("fixed", 1).status());
    assertThat(status.state()).isEqualTo(State.STOPPED);
    assertThat(status.message()).isEqualTo("stopped after update 5; it will continue from there");
    assertThat(log).containsExactly("stopped after update 5; it will continue from there");
    assertThat(folder.run("fixed", 1).hypotheses()).doesNotExist();

    perform("fixed", 1);
    assertThat(RunStatus.read(folder.run("fixed", 1).status()).state()).isEqualTo(State.FINISHED);
  }

  @Test
  void waitsForAProcessThatIsJustLettingGoOfTheFolder() throws Exception {
    FolderLock other = FolderLock.hold(folder.run("fixed", 1).lock(), Duration.ZERO);
    Thread letsGo =
        new Thread(
            () -> {
              try {
                Thread.sleep(300);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              other.close();
            });
    letsGo.start();

    perform("fixed", 1);

    letsGo.join();
    assertThat(folder.run("fixed", 1).hypotheses()).exists();
  }

  @Test
  void startsFromTheBestWeightsOfAnotherRunAndSaysSo() throws Exception {
    Files.writeString(folder.config(), EffectiveConfig.yaml(TinyExperiment.chain("seeds=[1, 13]")));
    perform("attention", 1);
    log.clear();

    perform("hard", 1);

    assertThat(CopyingEngine.starts(folder.run("hard", 1)))
        .containsExactly(folder.run("attention", 1).checkpoints().resolve("update-10").toString());
    assertThat(log).containsExactly("starts from update 10 of attention-s1", "a line for the log");
    assertThat(CopyingEngine.starts(folder.run("attention", 1))).containsExactly("fresh weights");
  }

  @Test
  void doesNotStartFromARunThatIsNotFinished() throws Exception {
    Files.writeString(folder.config(), EffectiveConfig.yaml(TinyExperiment.chain("seeds=[1, 13]")));

    assertThatThrownBy(() -> perform("hard", 1))
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "hard-s1: attention-s1, whose best weights it starts from, is not finished; it is"
                + " waiting");

    assertThat(CopyingEngine.timesTrained(folder.run("hard", 1))).isZero();
  }

  private void perform(String model, long seed) {
    new RunTask(new CopyingEngine(), new StopRequest(), reports::add, log::add)
        .perform(folder.root(), model, seed);
  }
}
