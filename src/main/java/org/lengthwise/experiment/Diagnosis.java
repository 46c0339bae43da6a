package org.lengthwise.experiment;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of a failure: one line, with what to do about it where that is known. */
public final class Diagnosis {
  /** What libtorch says when the system gives it no memory, or a graphics processor none. */
  private static final Pattern ENGINE_MEMORY =
      Pattern.compile(
          "can't allocate memory|not enough memory|CUDA out of memory|std::bad_alloc|bad allocation");

  private static final Pattern BYTES = Pattern.compile("tried to allocate (\\d+) bytes");
  private static final long MEBIBYTE = 1 << 20;

  private Diagnosis() {}

  /** The line for a failure, whatever it is. */
  public static String of(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return ofHeap(failure, Runtime.getRuntime().maxMemory());
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    if (ENGINE_MEMORY.matcher(message).find()) {
      return ofEngine(message);
    }
    String first = message.strip().lines().findFirst().orElse("");
    return failure instanceof Error ? failure.getClass().getSimpleName() + ": " + first : first;
  }

  /** Java's memory; a thread or a buffer that the system refuses is another matter. */
  private static String ofHeap(Throwable failure, long heap) {
    String message = String.valueOf(failure.getMessage());
    if (!message.contains("heap space") && !message.contains("GC overhead")) {
      return "out of memory: " + message + "; run fewer at a time (--parallel 1)";
    }
    long size = Math.max(1, heap / MEBIBYTE);
    return String.format(
        Locale.ROOT,
        "out of memory: the Java heap of %d MiB is full; give it more (LENGTHWISE_OPTS=-Xmx%dm), or"
            + " run fewer at a time (--parallel 1)",
        size,
        2 * size);
  }

  private static String ofEngine(String message) {
    Matcher bytes = BYTES.matcher(message);
    String wanted =
        bytes.find()
            ? String.format(
                Locale.ROOT, "%,d MiB more", ceiling(Long.parseLong(bytes.group(1)), MEBIBYTE))
            : "what it needs";
    return "out of memory: the system does not give the engine "
        + wanted
        + "; run fewer at a time (--parallel 1), or give the experiment another name and a smaller"
        + " training.batch";
  }

  private static long ceiling(long number, long unit) {
    return (number + unit - 1) / unit;
  }
}
