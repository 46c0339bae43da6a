package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class StopSignalsTest {
  /** Milliseconds after which another signal is a second one. */
  private static final long LATER = 1200;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP", "USR1"})
  void theFirstSignalLetsTheProcessEndInOrder(String signal) throws Exception {
    Process process = start("end");
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("ready");

    send(signal, process);

    assertThat(said.readLine()).isEqualTo("asked");
    assertThat(process.waitFor()).isEqualTo(42);
  }

  @Test
  void anotherOneEndsItAtOnce() throws Exception {
    Process process = start("stay");
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("ready");

    send("INT", process);
    assertThat(said.readLine()).isEqualTo("asked");
    assertThat(process.waitFor(LATER, TimeUnit.MILLISECONDS)).isFalse();
    send("TERM", process);

    assertThat(process.waitFor()).isEqualTo(3);
  }

  /** As {@code timeout} sends them, to the process and to its group. */
  @Test
  void signalsOfTheSameInstantAreOne() throws Exception {
    Process process = start("stay");
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("ready");

    // Two different ones, because the system may deliver two equal ones as one.
    new ProcessBuilder("sh", "-c", "kill -TERM $0; kill -HUP $0", "" + process.pid())
        .start()
        .waitFor();
    assertThat(said.readLine()).isEqualTo("asked");
    assertThat(process.waitFor(LATER, TimeUnit.MILLISECONDS)).isFalse();
    send("TERM", process);

    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(said.readLine()).isNull();
  }

  @Test
  void aWarningOfTheTimeLimitIsNotTheFirstOfTwo() throws Exception {
    Process process = start("stay");
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("ready");

    send("USR1", process);
    assertThat(said.readLine()).isEqualTo("asked");
    send("TERM", process);
    assertThat(said.readLine()).isEqualTo("asked");
    assertThat(process.waitFor(LATER, TimeUnit.MILLISECONDS)).isFalse();
    send("TERM", process);

    assertThat(process.waitFor()).isEqualTo(3);
  }

  static void send(String signal, Process process) throws IOException, InterruptedException {
    if (IgnoredSignals.contains(signal)) {
      process.destroyForcibly();
      Assumptions.abort(
          "SIG" + signal + " is ignored here, as under nohup, and so in all children");
    }
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private static Process start(String argument) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            argument)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Says when it is asked, and ends then or stays. */
  static final class Child {
    public static void main(String[] arguments) throws InterruptedException {
      StopSignals.handle(
          () -> {
            System.out.println("asked");
            if (arguments[0].equals("end")) {
              System.exit(42);
            }
          });
      System.out.println("ready");
      Thread.sleep(TimeUnit.MINUTES.toMillis(2));
    }
  }
}
