package org.lengthwise.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The signals that ask a process to end. The first lets it end in order; another one ends it at
 * once, unless it comes within a second: {@code timeout}, for one, signals the process and then its
 * group, which is once. (SIGUSR1, with which a cluster warns of its time limit, never counts as the
 * second.)
 *
 * <p>A shutdown hook is not enough: it starts only once, when other parts of the process may no
 * longer work. Java handles signals with {@code sun.misc.Signal} of its module jdk.unsupported; it
 * is looked up by name because compilers warn about it. Where it is missing, or the signal is
 * ignored as under nohup, Java's own behaviour remains.
 */
final class StopSignals {
  private static final List<String> ASKING = List.of("INT", "TERM", "HUP");
  private static final String WARNING = "USR1";

  /** Signals so close together are one. */
  private static final long ONE = TimeUnit.SECONDS.toNanos(1);

  private static final long NEVER = Long.MIN_VALUE;

  private StopSignals() {}

  /**
   * Handles them from now on.
   *
   * @param first called by the first, in a thread of its own
   */
  static void handle(Runnable first) {
    AtomicLong asked = new AtomicLong(NEVER);
    Runnable ask =
        () -> {
          long now = System.nanoTime();
          if (asked.compareAndSet(NEVER, now)) {
            first.run();
          } else if (now - asked.get() >= ONE) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
          }
        };
    ASKING.forEach(signal -> handle(signal, ask));
    handle(WARNING, first);
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              StopSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                action.run();
                return null;
              });
      Object of = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, of, proxy);
    } catch (ReflectiveOperationException e) {
      // Java's own behaviour remains: the process ends without a last checkpoint.
      return;
    }
  }
}
