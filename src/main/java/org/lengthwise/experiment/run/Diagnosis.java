package org.lengthwise.experiment.run;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A failure in one line, with what to do about it where that is known. */
public final class Diagnosis {
  /** What libtorch says when the system or a graphics processor has no more memory. */
  private static final Pattern ENGINE_MEMORY =
      Pattern.compile(
          "can't allocate memory|not enough memory|CUDA out of memory|std::bad_alloc|bad allocation");

  private static final Pattern BYTES = Pattern.compile("tried to allocate (\\d+) bytes");
  private static final long MEBIBYTE = 1 << 20;

  private Diagnosis() {}

  /** The line for any failure of a process that shares its machine with other runs. */
  public static String of(Throwable failure) {
    return of(failure, false);
  }

  /**
   * The same.
   *
   * @param task whether the process is a task of a batch system, with memory of its own
   */
  static String of(Throwable failure, boolean task) {
    if (failure instanceof OutOfMemoryError) {
      return ofHeap(failure, Runtime.getRuntime().maxMemory(), task);
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    if (ENGINE_MEMORY.matcher(message).find()) {
      return ofEngine(message, task);
    }
    String first = message.strip().lines().findFirst().orElse("");
    return failure instanceof Error ? failure.getClass().getSimpleName() + ": " + first : first;
  }

  /** Of Java's memory. A thread or a buffer that the system refuses is a different case. */
  private static String ofHeap(Throwable failure, long heap, boolean task) {
    String message = String.valueOf(failure.getMessage());
    if (!message.contains("heap space") && !message.contains("GC overhead")) {
      return "out of memory: " + message + "; " + remedy(task);
    }
    long size = Math.max(1, heap / MEBIBYTE);
    return String.format(
        Locale.ROOT,
        "out of memory: the Java heap of %d MiB is full; give it more (LENGTHWISE_OPTS=-Xmx%dm), or"
            + " %s",
        size,
        2 * size,
        remedy(task));
  }

  private static String remedy(boolean task) {
    return task ? "give each task more (executor.memory)" : "run fewer at a time (--parallel 1)";
  }

  private static String ofEngine(String message, boolean task) {
    Matcher bytes = BYTES.matcher(message);
    String wanted =
        bytes.find()
            ? String.format(
                Locale.ROOT, "another %,d MiB", ceiling(Long.parseLong(bytes.group(1)), MEBIBYTE))
            : "the memory it needs";
    return "out of memory: the system refuses the engine "
        + wanted
        + "; "
        + remedy(task)
        + ", or give the experiment another name and a smaller training.batch";
  }

  private static long ceiling(long number, long unit) {
    return (number + unit - 1) / unit;
  }
}
