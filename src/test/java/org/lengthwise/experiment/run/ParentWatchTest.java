package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.local.RunProcess;

@Tag("integration")
class ParentWatchTest {
  private static final int EXIT_CODE = 3;

  @TempDir Path temporary;

  @Test
  @Timeout(60)
  void aRunEndsWhenItsExperimentIsKilledWithoutWarning() throws Exception {
    Process parent =
        java(Parent.class, temporary.resolve("run.log").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ProcessHandle child;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      child = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      assertThat(child.isAlive()).isTrue();

      parent.destroyForcibly(); // SIGKILL: the parent runs nothing more
      parent.waitFor();
    }

    child.onExit().get(20, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  @Timeout(60)
  void aRunIsAskedByAByteAndEndsWithItsInputByTheCodeItWasGiven() throws Exception {
    Process child = java(Child.class, "").start();

    assertThat(child.waitFor(700, TimeUnit.MILLISECONDS)).isFalse();
    child.getOutputStream().write(ParentWatch.STOP);
    child.getOutputStream().flush();
    BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("asked to stop");
    assertThat(child.isAlive()).isTrue();
    child.getOutputStream().close();

    assertThat(child.waitFor()).isEqualTo(EXIT_CODE);
  }

  private static ProcessBuilder java(Class<?> main, String argument) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        argument);
  }

  /** Stands for an experiment: starts a run as experiments do, and tells the run's process id. */
  static final class Parent {
    public static void main(String[] arguments) throws IOException, InterruptedException {
      Path log = Path.of(arguments[0]);
      ProcessBuilder run =
          new RunProcessCommand(Child.class.getName(), 1, 1)
              .process(log.getParent(), "model", 1, log);
      RunProcess process = RunProcess.start(run, log);
      long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
      System.out.println(pid);
      process.follow(progress -> {});
    }
  }

  /** Stands for a run: would work for longer than any test waits. */
  static final class Child {
    public static void main(String[] arguments) throws InterruptedException {
      ParentWatch.start(System.in, () -> System.out.println("asked to stop"), EXIT_CODE);
      Thread.sleep(TimeUnit.MINUTES.toMillis(2));
    }
  }
}
