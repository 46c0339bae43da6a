package org.lengthwise.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The signals that ask a process to end. The first lets it end in order; another one ends it at
 * once. (SIGUSR1, by which a cluster warns of its time limit, never is that other one.)
 *
 * <p>A shutdown hook would not do: it begins once only, and by then the rest of the process may no
 * longer work. Java handles signals by {@code sun.misc.Signal} of its module jdk.unsupported; it is
 * reached by name, for compilers warn of it. Where it is missing, or the signal is ignored as by
 * nohup, all stays as Java has it.
 */
final class StopSignals {
  private static final List<String> ASKING = List.of("INT", "TERM", "HUP");
  private static final String WARNING = "USR1";

  private StopSignals() {}

  /**
   * From now on they are handled.
   *
   * @param first called by the first, in a thread of its own
   */
  static void handle(Runnable first) {
    AtomicBoolean asked = new AtomicBoolean();
    Runnable ask =
        () -> {
          if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
          }
          first.run();
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
      // As Java has it: the process ends without a last checkpoint.
      return;
    }
  }
}
