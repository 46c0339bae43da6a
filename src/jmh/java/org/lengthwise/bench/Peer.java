package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * The same models in eager PyTorch: {@code src/jmh/python/peer_step.py}.
 *
 * @param python a Python that has PyTorch
 */
record Peer(Path python) {
  static final Path SCRIPTS = Path.of("src/jmh/python").toAbsolutePath();

  /** A process that trains; one line of JSON is its last. */
  ProcessBuilder steps(String size, String model, int threads, int steps, boolean hugePages) {
    ProcessBuilder builder =
        Launcher.plain(
            List.of(
                python.toString(),
                SCRIPTS.resolve("peer_step.py").toString(),
                size,
                model,
                "--threads",
                "" + threads,
                "--steps",
                "" + steps));
    if (hugePages) {
      builder.environment().put("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
    }
    return builder;
  }

  /** Trains on one thread; what it measured, and whether huge pages were on. */
  JsonObject measure(String size, String model, int steps, boolean hugePages) {
    JsonObject result = Launcher.lastLine(steps(size, model, 1, steps, hugePages));
    result.addProperty("huge_pages", hugePages);
    return result;
  }

  /**
   * Translates on one thread, as it comes.
   *
   * @param sources a line of word ids a sentence
   * @param hypotheses where the best of each is written
   */
  JsonObject translate(
      Path weights, Path sources, Path hypotheses, int beam, int batch, double lengthFactor) {
    return Launcher.lastLine(
        Launcher.plain(
            List.of(
                python.toString(),
                SCRIPTS.resolve("peer_decode.py").toString(),
                weights.toString(),
                sources.toString(),
                hypotheses.toString(),
                "--beam",
                "" + beam,
                "--batch",
                "" + batch,
                "--length-factor",
                "" + lengthFactor,
                "--threads",
                "1")));
  }

  /** Of the Python, of PyTorch. */
  String version() {
    return String.join(
        " ",
        Launcher.lines(
            Launcher.plain(
                List.of(
                    python.toString(),
                    "-c",
                    "import platform, torch;"
                        + " print('Python', platform.python_version(), 'torch',"
                        + " torch.__version__)"))));
  }
}
