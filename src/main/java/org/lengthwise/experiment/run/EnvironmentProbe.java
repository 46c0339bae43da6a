package org.lengthwise.experiment.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.nn.tensor.Processor;
import org.lengthwise.results.RunEnvironment;

/** Finds out which program, libraries and machine this process runs with. */
public final class EnvironmentProbe {
  private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path LINUX_HUGE_PAGES =
      Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  /** Two processors of one name may have different instructions, and so different last bits. */
  private static final List<String> KINDS =
      List.of("cpu family", "model", "stepping", "CPU implementer", "CPU part");

  private EnvironmentProbe() {}

  /**
   * The program and the machine.
   *
   * @param threads of a run
   * @param environment that runs are given
   */
  public static RunEnvironment probe(int threads, Map<String, String> environment) {
    Build build = Build.running();
    return new RunEnvironment(
        build.commit(),
        build.dirty(),
        build.version(),
        versions(build, environment),
        operatingSystem(),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        threads,
        hugePages(environment, LINUX_HUGE_PAGES),
        Processor.products());
  }

  /** The time, to the second. */
  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Map<String, String> versions(Build build, Map<String, String> environment) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", System.getProperty("java.vm.version", ""));
    versions.put("jvm", System.getProperty("java.vm.name", ""));
    versions.put("djl", build.djl());
    // These select the user's own libtorch; DJL reads them, see its documentation.
    String version = environment.getOrDefault("PYTORCH_VERSION", build.libtorch());
    String flavour = environment.getOrDefault("PYTORCH_FLAVOR", "cpu");
    versions.put("libtorch", version + "+" + flavour);
    return versions;
  }

  private static String operatingSystem() {
    return Stream.of("os.name", "os.version", "os.arch")
        .map(key -> System.getProperty(key, ""))
        .collect(Collectors.joining(" "));
  }

  /** The processor as the system names it; empty when it does not. */
  private static String processor() {
    if (Files.isReadable(LINUX_PROCESSORS)) {
      try {
        return processor(Files.readAllLines(LINUX_PROCESSORS, StandardCharsets.UTF_8));
      } catch (IOException e) {
        return "";
      }
    }
    return SourceTree.output(List.of("sysctl", "-n", "machdep.cpu.brand_string"))
        .map(String::strip)
        .orElse("");
  }

  /**
   * The name of the first processor and what identifies its kind.
   *
   * @param lines of Linux's description, {@code key : value}
   */
  static String processor(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    List<String> parts = new ArrayList<>();
    String name = values.getOrDefault("model name", "");
    if (!name.isEmpty()) {
      parts.add(name);
    }
    for (String kind : KINDS) {
      String value = values.get(kind);
      if (value != null) {
        parts.add(kind + " " + value);
      }
    }
    return String.join(", ", parts);
  }

  /**
   * Whether libtorch asks for huge pages, and whether the system gives them: {@code always}, {@code
   * madvise} (to those who ask) or {@code never}.
   *
   * @param system the file in which Linux puts the setting in brackets
   */
  static String hugePages(Map<String, String> environment, Path system) {
    String asked =
        environment.getOrDefault("THP_MEM_ALLOC_ENABLE", "").equals("1")
            ? "asked for"
            : "not asked for";
    String allowed = "unknown";
    try {
      String words = Files.readString(system, StandardCharsets.UTF_8);
      allowed = words.substring(words.indexOf('[') + 1, words.indexOf(']'));
    } catch (IOException | StringIndexOutOfBoundsException e) {
      // Another system, which has no such file.
    }
    return asked + ", system: " + allowed;
  }
}
