package org.lengthwise.io;

import java.util.concurrent.atomic.AtomicInteger;
import org.lengthwise.cli.Main;

/**
 * The program, dying at a step of a write as by {@code kill -9}: no hook runs, nothing is flushed.
 * Where it dies is told by system properties, which runs inherit by {@code LENGTHWISE_OPTS}.
 */
public final class CrashingProgram {
  /** The {@link WriteStep}. */
  public static final String STEP = "crash.step";

  /** The end of the path that is written, such as {@code checkpoints/update-20}. */
  public static final String PATH = "crash.path";

  /** At which time that the path reaches the step, from 1; 1 when absent. */
  public static final String TIME = "crash.time";

  /** What a process that dies so ends with. */
  public static final int EXIT_CODE = 137;

  private CrashingProgram() {}

  /** Runs a command of Lengthwise. */
  public static void main(String[] arguments) {
    arm();
    Main.main(arguments);
  }

  /** Lets this process die where the properties say; nowhere without them. */
  public static void arm() {
    String step = System.getProperty(STEP, "");
    String path = System.getProperty(PATH, "");
    int time = Integer.getInteger(TIME, 1);
    if (step.isEmpty()) {
      return;
    }
    WriteStep wanted = WriteStep.valueOf(step);
    AtomicInteger reached = new AtomicInteger();
    WriteStep.observe(
        (at, file) -> {
          if (at == wanted && ends(file.toString(), path) && reached.incrementAndGet() == time) {
            Runtime.getRuntime().halt(EXIT_CODE);
          }
        });
  }

  private static boolean ends(String file, String path) {
    return file.replace('\\', '/').endsWith(path);
  }
}
