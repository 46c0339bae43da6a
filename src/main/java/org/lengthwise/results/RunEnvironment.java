package org.lengthwise.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The program and the machine that some work was done with: what the last bits of its numbers may
 * depend on besides config and data. What is not known is empty. It names no user, no host and no
 * path.
 *
 * @param commit the last commit that changed the program; empty when it is not known
 * @param dirty whether the program was built from sources that differed from it
 * @param version the version of Lengthwise
 * @param versions of Java, the engine and libraries, by name
 * @param os operating system and machine kind
 * @param cpu the processor's name and kind
 * @param processors processors the process could use
 * @param threads threads of one run
 * @param hugePages whether they were asked for, and what the system allows
 * @param products which way large matrix products go: {@code convolution} or {@code matmul}
 */
public record RunEnvironment(
    String commit,
    boolean dirty,
    String version,
    Map<String, String> versions,
    String os,
    String cpu,
    int processors,
    int threads,
    String hugePages,
    String products) {

  /** Sorts the versions; what an older file lacks is empty. */
  public RunEnvironment {
    commit = known(commit);
    version = known(version);
    versions =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(versions, Map.of())));
    os = known(os);
    cpu = known(cpu);
    hugePages = known(hugePages);
    products = known(products);
  }

  private static String known(String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** The program in words, such as {@code 0.1.0, commit 1f2e, with uncommitted changes}. */
  public String program() {
    return version
        + ", commit "
        + (commit.isEmpty() ? "not known" : commit)
        + (dirty ? ", with uncommitted changes" : "");
  }

  /**
   * What has changed since, of all that must stay the same for exact continuation and reproduction,
   * such as {@code threads: 1 before, 2 now}. The kernel and the number of processors are no part
   * of it, nor is what is not known on both sides.
   */
  public List<String> changesSince(RunEnvironment before) {
    return differences(before, "%s: %s before, %s now");
  }

  /** The same for two environments at one time, such as {@code threads: 2 instead of 1}. */
  public List<String> otherThan(RunEnvironment others) {
    return differences(others, "%1$s: %3$s instead of %2$s");
  }

  /**
   * @param format takes what it is, the value of the others and the own
   */
  private List<String> differences(RunEnvironment others, String format) {
    Map<String, String> theirs = others.decisive();
    List<String> differences = new ArrayList<>();
    decisive()
        .forEach(
            (what, own) -> {
              String their = theirs.getOrDefault(what, "");
              if (!their.isEmpty() && !own.isEmpty() && !their.equals(own)) {
                differences.add(format.formatted(what, their, own));
              }
            });
    return differences;
  }

  private Map<String, String> decisive() {
    Map<String, String> decisive = new LinkedHashMap<>();
    decisive.put("program", version.isEmpty() ? "" : program());
    decisive.putAll(versions);
    decisive.put("processor", cpu);
    decisive.put("threads", threads == 0 ? "" : Integer.toString(threads));
    decisive.put("huge pages", hugePages);
    decisive.put("matrix products", products);
    return decisive;
  }
}
