package org.lengthwise.experiment.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;

/** What a task does, performed by a shell as Slurm would. */
@Tag("integration")
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class BatchTaskTest {
  @TempDir Path temporary;
  private ExperimentFolder folder;
  private FakeSlurm slurm;

  @BeforeEach
  void prepare() throws IOException {
    folder = new ExperimentFolder(Files.createDirectories(temporary.resolve("it's tiny")));
    slurm = new FakeSlurm(temporary.resolve("bin"));
    Files.createDirectories(folder.slurm());
    Files.writeString(folder.slurm().resolve("token"), "a-token\n");
  }

  @Test
  void aTaskEndsAsItsRunDoes() throws Exception {
    assertThat(start(0).waitFor()).isEqualTo(7);

    assertThat(said()).endsWith("fixed-s5: its process ended with exit code 7");
    assertThat(ended(0)).hasContent("its process ended with exit code 7");
    assertThat(Files.readString(run(0).log()))
        .isEqualTo("run --alone " + folder.root() + " fixed 5\n");
    assertThat(slurm.calls()).isEmpty();
  }

  @Test
  void aTaskOfAFurtherArrayCountsFromItsFirstRun() throws Exception {
    assertThat(start(5, "-5").waitFor()).isEqualTo(7);

    assertThat(said()).contains("fixed-s5: task 40_5 on ");
    assertThat(start(5, "1000").waitFor()).isEqualTo(2);
    assertThat(said()).endsWith("there is no run number 1005");
  }

  @Test
  void aTaskWhoseRunIsKilledSaysSoUntilItsNextStart() throws Exception {
    Process task = start(1);
    awaitChild();
    task.children().forEach(ProcessHandle::destroyForcibly);

    assertThat(task.waitFor()).isEqualTo(137);
    assertThat(ended(1))
        .hasContent(
            "its process was killed (signal 9), perhaps because memory ran out (executor.memory)");
    Files.delete(run(1).log());
    Process again = start(1);
    awaitChild();
    assertThat(ended(1)).doesNotExist();
    signal(again, "USR1");
    assertThat(again.waitFor()).isZero();
  }

  /** At its time limit, when saving takes longer than the notice, Slurm sends TERM to all. */
  @Test
  void aWarnedRunSavesEvenWhereSlurmAsksItToEndMeanwhile() throws Exception {
    Process task = start(1);
    awaitChild();
    signal(task, "USR1");
    while (!Files.readString(run(1).log()).contains("saving")) {
      Thread.sleep(10);
    }
    task.children().forEach(ProcessHandle::destroy);
    signal(task, "TERM");

    assertThat(task.waitFor()).isZero();
    assertThat(run(1).checkpoints().resolve("update-5")).exists();
    assertThat(slurm.calls()).containsExactly("scontrol requeue 40_1");
  }

  @Test
  void aTaskThatCannotBeQueuedAgainSaysSo() throws Exception {
    slurm.answer("scontrol", "exit 1");
    Process task = start(1);
    awaitChild();
    signal(task, "USR1");

    assertThat(task.waitFor()).isEqualTo(1);
    assertThat(ended(1)).hasContent("its task could not be queued again before its time limit");
  }

  @Test
  void beforeItsTimeLimitATaskSavesAndIsQueuedAgain() throws Exception {
    Process task = start(1);
    awaitChild();
    signal(task, "USR1");

    assertThat(task.waitFor()).isZero();
    assertThat(ended(1)).doesNotExist();
    assertThat(run(1).checkpoints().resolve("update-5")).exists();
    assertThat(slurm.calls()).containsExactly("scontrol requeue 40_1");
    assertThat(said()).endsWith("attention-s5: saved before the time limit; queued again");
  }

  @Test
  void aTaskThatGetsNoFurtherIsNotQueuedForEver() throws Exception {
    Files.createDirectories(run(1).checkpoints().resolve("update-5"));
    Process slow = start(1);
    awaitChild();
    signal(slow, "USR1");
    assertThat(slow.waitFor()).isZero();
    assertThat(slurm.calls()).containsExactly("scontrol requeue 40_1");
    Files.delete(run(1).log());

    Process task = start(1);
    awaitChild();
    signal(task, "USR1");

    assertThat(task.waitFor()).isEqualTo(1);
    assertThat(slurm.calls()).hasSize(1);
    assertThat(said())
        .endsWith(
            "attention-s5: no progress before the time limit, twice; give"
                + " executor.time-limit more minutes");
    assertThat(ended(1)).content().startsWith("no progress before the time limit, twice");
  }

  /** Slurm signals all processes of a task that it cancels or requeues, the run among them. */
  @Test
  void aTaskThatSlurmEndsWaitsForItsRunAndQueuesNothing() throws Exception {
    Process task = start(1);
    awaitChild();
    task.children().forEach(ProcessHandle::destroy);
    signal(task, "TERM");

    assertThat(task.waitFor()).isEqualTo(3);
    assertThat(said()).endsWith("attention-s5: ended with exit code 3");
    assertThat(ended(1)).doesNotExist();
    assertThat(slurm.calls()).isEmpty();
  }

  /** Once the script has ended, Slurm kills what is left of the job. */
  @Test
  void aReportThatSlurmEndsWaitsForJava() throws Exception {
    Process task =
        begin("report.sh", BatchScriptTest.script(folder, "executor.kind=slurm").report());
    while (!said().contains("gather")) {
      Thread.sleep(10);
    }
    signal(task, "TERM");
    task.children().forEach(ProcessHandle::destroy);

    assertThat(task.waitFor()).isEqualTo(3);
    assertThat(said()).endsWith("saving");
  }

  /** Slurm can be told to pass nothing on of the environment that a job is submitted from. */
  @Test
  void aTaskBringsItsOwnLocale() throws Exception {
    String script = BatchScriptTest.script(folder, "executor.kind=slurm").report();
    Process task = begin("locale.sh", script.replace("trap : TERM", "echo $LC_ALL; exit"));

    assertThat(task.waitFor()).isZero();
    assertThat(said()).isEqualTo("C.UTF-8");
  }

  @Test
  void aNodeThatDoesNotSeeTheFolderMakesNone() throws Exception {
    Files.writeString(folder.slurm().resolve("token"), "another\n");

    assertThat(start(0).waitFor()).isEqualTo(4);
    assertThat(said())
        .contains(
            "does not see the folder " + folder.root() + " of the machine that submitted this job");
    assertThat(run(0).root()).isEmptyDirectory();
  }

  private List<PlannedRun> runs() {
    return BatchScriptTest.runs(folder);
  }

  private RunFolder run(int task) {
    return runs().get(task).folder();
  }

  private Path ended(int task) {
    return folder.slurm().resolve("ended-40_" + task);
  }

  /** Begins a task as Slurm does, and its run. */
  private Process start(int task, String... first) throws IOException {
    for (PlannedRun run : runs()) {
      Files.createDirectories(run.folder().root());
    }
    String script = BatchScriptTest.script(folder, "executor.kind=slurm").runs(runs());
    return begin(
        "runs.sh", script, List.of(first), Map.of("SLURM_ARRAY_TASK_ID", Integer.toString(task)));
  }

  private Process begin(String name, String script) throws IOException {
    return begin(name, script, List.of(), Map.of());
  }

  private Process begin(
      String name, String script, List<String> arguments, Map<String, String> variables)
      throws IOException {
    Path file = Files.writeString(folder.slurm().resolve(name), script);
    List<String> command = new ArrayList<>(List.of("sh", file.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
    environment.put("SLURM_ARRAY_JOB_ID", "40");
    environment.putAll(variables);
    environment.put("PATH", slurm.folder() + ":" + environment.get("PATH"));
    builder.redirectErrorStream(true).redirectOutput(folder.slurm().resolve("log").toFile());
    return builder.start();
  }

  private static void signal(Process task, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(task.pid())).start().waitFor();
  }

  private void awaitChild() throws Exception {
    while (!Files.exists(run(1).log()) || Files.readString(run(1).log()).isEmpty()) {
      Thread.sleep(10);
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.slurm().resolve("log")).strip();
  }

  /**
   * Stands for a run, and takes signals as one does: the fixed one ends at once, the other when it
   * is told to, and saves, which takes its time. So does what gathers.
   */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      boolean gather = arguments[0].equals("gather");
      ExperimentFolder experiment = new ExperimentFolder(Path.of(arguments[gather ? 1 : 2]));
      RunFolder run =
          gather
              ? experiment.run("none", 0)
              : experiment.run(arguments[3], Long.parseLong(arguments[4]));
      AtomicBoolean asked = new AtomicBoolean();
      Runnable save =
          () -> {
            if (!asked.getAndSet(true)) {
              System.out.println("saving");
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
              run.checkpoints().resolve("update-5").toFile().mkdirs();
              Runtime.getRuntime().halt(3);
            }
          };
      Method handle =
          Class.forName("org.lengthwise.cli.StopSignals")
              .getDeclaredMethod("handle", Runnable.class);
      handle.setAccessible(true);
      handle.invoke(null, save);
      System.out.println(String.join(" ", arguments));
      if (!gather && arguments[3].equals("fixed")) {
        System.exit(7);
      }
      Thread.sleep(TimeUnit.MINUTES.toMillis(1));
    }
  }
}
