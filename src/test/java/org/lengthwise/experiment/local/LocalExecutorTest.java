package org.lengthwise.experiment.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RecordingListener;
import org.lengthwise.experiment.plan.RunEnd;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.ParentWatch;
import org.lengthwise.experiment.run.RunProcessCommand;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.TrainingSpec;

@Tag("integration")
@Timeout(60)
class LocalExecutorTest {
  @TempDir Path temporary;
  private ExperimentFolder folder;
  private List<PlannedRun> runs;
  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void plan() {
    ExperimentSpec spec = TinyExperiment.spec("seeds=[0, 1, 2, 9, 4]");
    folder = new ExperimentFolder(temporary.resolve("tiny"));
    runs =
        RunPlan.of(spec, "corpus", folder).runs().stream()
            .filter(run -> run.model().name().equals("fixed"))
            .toList();
  }

  @Test
  void aRunThatFailsStopsNoOtherAndSaysWhy() throws Exception {
    List<RunEnd> ends = queue(2).perform(runs.subList(0, 3));

    String seven =
        "its process ended with exit code 7; runs/fixed-s2/run.log ends with: seven at last";
    assertThat(ends)
        .containsExactly(
            new RunEnd("fixed-s0", RunEnd.Ending.FINISHED, ""),
            new RunEnd("fixed-s1", RunEnd.Ending.FAILED, "the loss is NaN"),
            new RunEnd("fixed-s2", RunEnd.Ending.FAILED, seven));
    assertThat(runs.get(2).status().state()).isEqualTo(State.FAILED);
    assertThat(runs.get(2).status().message()).isEqualTo(seven);
    assertThat(listener.lines)
        .contains("fixed-s0 TRAINING 5", "fixed-s0 ended FINISHED", "fixed-s1 ended FAILED");
    assertThat(Files.readString(runs.get(0).folder().log()))
        .contains("a line of a library")
        .contains("a line for the log")
        .doesNotContain("@progress");
  }

  @Test
  void processorsWithoutARunAreSaidToBeIdle() throws Exception {
    queue(2).perform(runs.subList(0, 3));

    assertThat(idle()).containsExactly("1 of 3 processors are idle: 2 runs with 1 thread each");
  }

  @Test
  void processorsThatAreIdleBecauseTheLastRunIsLongerAreNotMentioned() throws Exception {
    queue(3).perform(runs.subList(0, 3));

    assertThat(idle()).isEmpty();
  }

  @Test
  void runsThatHangOnAnotherLeaveProcessorsIdleAndItIsSaidOnce() throws Exception {
    queue(2).perform(chain(0));

    assertThat(idle()).containsExactly("2 of 3 processors are idle: 1 run with 1 thread each");
  }

  private List<String> idle() {
    return listener.lines.stream().filter(line -> line.contains("idle")).toList();
  }

  @Test
  void stoppingEndsTheProcessesAndBeginsNoMore() throws Exception {
    LocalExecutor queue = queue(1);
    PlannedRun endless = runs.get(3);
    PlannedRun next = runs.get(0);
    CompletableFuture<List<RunEnd>> ends =
        CompletableFuture.supplyAsync(() -> perform(queue, List.of(endless, next)));
    listener.awaitLine("fixed-s9 TRAINING 5");

    queue.stop();

    assertThat(ends.get(20, TimeUnit.SECONDS))
        .extracting(RunEnd::ending)
        .containsExactly(RunEnd.Ending.STOPPED, RunEnd.Ending.STOPPED);
    assertThat(endless.status().state()).isEqualTo(State.STOPPED);
    assertThat(next.status().message()).isEqualTo("stopped before it started");
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aRunWhoseLogCannotBeWrittenIsEndedAndSaysWhy() throws Exception {
    PlannedRun endless = runs.get(3);
    Files.createDirectories(endless.folder().root());
    Files.createSymbolicLink(endless.folder().log(), Path.of("/dev/full"));

    assertThat(queue(1).perform(List.of(endless)))
        .containsExactly(
            new RunEnd(
                "fixed-s9",
                RunEnd.Ending.FAILED,
                "cannot start or watch its process: No space left on device"));

    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aRunWhoseTerminalWasClosedIsStoppedAndHasNotFailed() throws Exception {
    assertThat(queue(1).perform(List.of(runs.get(4))))
        .containsExactly(
            new RunEnd(
                "fixed-s4",
                RunEnd.Ending.STOPPED,
                "stopped; it will continue from its last checkpoint"));
  }

  @Test
  void runsThatStartFromOneThatFailsFailWithItAndNameIt() throws Exception {
    List<PlannedRun> chain = chain(1);

    assertThat(queue(2).perform(chain))
        .containsExactly(
            new RunEnd("attention-s1", RunEnd.Ending.FAILED, "the loss is NaN"),
            new RunEnd(
                "hard-s1",
                RunEnd.Ending.FAILED,
                "attention-s1, whose best weights it starts from, failed"),
            new RunEnd(
                "harder-s1",
                RunEnd.Ending.FAILED,
                "hard-s1, whose best weights it starts from, failed"));

    assertThat(chain.get(2).status().message())
        .isEqualTo("hard-s1, whose best weights it starts from, failed");
    assertThat(chain.get(2).folder().log()).doesNotExist();
  }

  @Test
  void runsThatStartFromOneThatIsStoppedAreStoppedBeforeTheyBegin() throws Exception {
    assertThat(queue(2).perform(chain(4)))
        .extracting(RunEnd::ending, RunEnd::message)
        .containsExactly(
            tuple(RunEnd.Ending.STOPPED, "stopped; it will continue from its last checkpoint"),
            tuple(RunEnd.Ending.STOPPED, "stopped before it started"),
            tuple(RunEnd.Ending.STOPPED, "stopped before it started"));
  }

  @Test
  void runsThatStartFromOthersBeginAfterThem() throws Exception {
    assertThat(queue(3).perform(chain(0)))
        .extracting(RunEnd::ending)
        .containsOnly(RunEnd.Ending.FINISHED)
        .hasSize(3);

    assertThat(listener.lines.stream().filter(line -> !line.contains("idle")))
        .containsExactly(
            "attention-s0 TRAINING 5",
            "attention-s0 ended FINISHED",
            "hard-s0 TRAINING 5",
            "hard-s0 ended FINISHED",
            "harder-s0 TRAINING 5",
            "harder-s0 ended FINISHED");
  }

  /**
   * The runs of attention, of hard, which starts from it, and of harder, which starts from hard.
   */
  private List<PlannedRun> chain(long seed) {
    RunPlan plan = RunPlan.of(TinyExperiment.chain("seeds=[" + seed + "]"), "corpus", folder);
    return plan.runs().subList(1, 4);
  }

  private LocalExecutor queue(int parallel) {
    return new LocalExecutor(
        TrainingSpec.DeviceKind.CPU,
        new RunProcessCommand(Child.class.getName(), 1, parallel),
        folder,
        listener,
        3);
  }

  private static List<RunEnd> perform(LocalExecutor queue, List<PlannedRun> runs) {
    try {
      return queue.perform(runs);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stands for a run; its seed says how it ends. */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      long seed = Long.parseLong(arguments[4]);
      ExperimentFolder folder = new ExperimentFolder(Path.of(arguments[2]));
      Path status = folder.run(arguments[3], seed).status();
      System.out.println("a line of a library");
      System.err.println("a line for the log");
      System.out.println("@progress phase=training update=5 epoch=1");
      if (seed == 0) {
        RunFolder run = folder.run(arguments[3], seed);
        for (Path file : List.of(run.hypotheses(), run.alignments(), run.sharpness())) {
          Files.writeString(file, "there");
        }
        RunStatus.read(status).in(State.FINISHED, "").write(status);
      } else if (seed == 1) {
        RunStatus.read(status).in(State.FAILED, "the loss is NaN").write(status);
        System.exit(1);
      } else if (seed == 2) {
        System.out.println("seven at last");
        System.exit(7);
      } else if (seed == 4) {
        System.exit(129); // as SIGHUP does, unless nohup has it ignored
      } else {
        ParentWatch.start(System.in, () -> System.exit(3), 3);
        Thread.sleep(TimeUnit.MINUTES.toMillis(2));
      }
    }
  }
}
