package org.lengthwise.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.corpus.CorpusManifest;
import org.lengthwise.corpus.Sha256;
import org.lengthwise.results.Provenance;

/** What an experiment is run with and on, for its {@link Provenance}. */
final class Circumstances {
  private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

  private Circumstances() {}

  /**
   * The provenance of an experiment.
   *
   * @param config the effective config as it is stored
   * @param started when it began, ISO 8601 in UTC
   * @param ended when it ended; empty while it goes on
   */
  static Provenance provenance(
      ExperimentSpec spec, String config, CorpusManifest corpus, String started, String ended) {
    Optional<SourceTree> tree = SourceTree.ofRunningCode();
    Build build = Build.running();
    return new Provenance(
        tree.map(SourceTree::commit).orElse(""),
        tree.map(SourceTree::dirty).orElse(false),
        build.version(),
        Sha256.of(config),
        corpus.identity(),
        corpus.dataFiles(),
        versions(build),
        operatingSystem(),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        spec.training().threads(),
        spec.seeds(),
        started,
        ended);
  }

  private static Map<String, String> versions(Build build) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", System.getProperty("java.vm.version", ""));
    versions.put("jvm", System.getProperty("java.vm.name", ""));
    versions.put("djl", build.djl());
    // A libtorch of the user's own is named by these, which DJL reads; see its documentation.
    String version = System.getenv().getOrDefault("PYTORCH_VERSION", build.libtorch());
    String flavour = System.getenv().getOrDefault("PYTORCH_FLAVOR", "cpu");
    versions.put("libtorch", version + "+" + flavour);
    return versions;
  }

  private static String operatingSystem() {
    return Stream.of("os.name", "os.version", "os.arch")
        .map(key -> System.getProperty(key, ""))
        .reduce((left, right) -> left + " " + right)
        .orElse("");
  }

  /** The processor's name as the system tells it; empty when it does not. */
  private static String processor() {
    if (Files.isReadable(LINUX_PROCESSORS)) {
      try (Stream<String> lines = Files.lines(LINUX_PROCESSORS, StandardCharsets.UTF_8)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("");
      } catch (IOException e) {
        return "";
      }
    }
    return SourceTree.output(List.of("sysctl", "-n", "machdep.cpu.brand_string"))
        .map(String::strip)
        .orElse("");
  }
}
