package org.lengthwise.results;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where an experiment's numbers come from, in {@code provenance.json}. It names no user, no host
 * and no absolute path. What each run was made with is in its {@link RunProvenance}.
 *
 * @param commit the last commit that changed the program; empty when it is not known
 * @param dirty whether the program was built from sources that differed from it
 * @param version the version of Lengthwise
 * @param configSha256 hash of the effective config
 * @param corpusIdentity hash over everything prepared from the corpus; empty for a corpus not yet
 *     prepared
 * @param dataSha256 hash of each data file, by file name; empty for a corpus that is generated
 * @param versions of Java, the engine and libraries, by name
 * @param os operating system and machine kind
 * @param cpu the processor's name and kind
 * @param processors processors the process could use
 * @param threads threads of one run
 * @param seeds one run of each model for each
 * @param started when, ISO 8601 in UTC
 * @param ended when, ISO 8601 in UTC; empty while the experiment goes on
 * @param hugePages whether runs ask for them, and what the system allows; empty in older files
 * @param products which way large matrix products go; empty in older files
 * @param command the last command, its paths reduced to their last element; empty in older files
 */
public record Provenance(
    String commit,
    boolean dirty,
    String version,
    String configSha256,
    String corpusIdentity,
    Map<String, String> dataSha256,
    Map<String, String> versions,
    String os,
    String cpu,
    int processors,
    int threads,
    List<Long> seeds,
    String started,
    String ended,
    String hugePages,
    String products,
    String command) {

  /** Checks that nothing is missing, and sorts the maps so that the file is the same each time. */
  public Provenance {
    Objects.requireNonNull(commit, "commit is missing");
    Objects.requireNonNull(version, "version is missing");
    Objects.requireNonNull(configSha256, "configSha256 is missing");
    Objects.requireNonNull(corpusIdentity, "corpusIdentity is missing");
    Objects.requireNonNull(os, "os is missing");
    Objects.requireNonNull(cpu, "cpu is missing");
    Objects.requireNonNull(started, "started is missing");
    Objects.requireNonNull(ended, "ended is missing");
    dataSha256 = sorted(Objects.requireNonNull(dataSha256, "dataSha256 is missing"));
    versions = sorted(Objects.requireNonNull(versions, "versions is missing"));
    seeds = List.copyOf(Objects.requireNonNull(seeds, "seeds is missing"));
    hugePages = Objects.requireNonNullElse(hugePages, "");
    products = Objects.requireNonNullElse(products, "");
    command = Objects.requireNonNullElse(command, "");
  }

  /** When it ended, and that the clock was changed if that is before its start. */
  public String end() {
    return ended.isEmpty()
        ? "not yet"
        : ended + (clockChanged() ? " (before the start: clock changed)" : "");
  }

  /** Whether it ended before it started, so that the clock was changed between the two. */
  public boolean clockChanged() {
    try {
      return Instant.parse(ended).isBefore(Instant.parse(started));
    } catch (DateTimeException e) {
      return false; // what is not a time is shown as it is
    }
  }

  /** The program and machine of the last command; each run records its own. */
  public RunEnvironment environment() {
    return new RunEnvironment(
        commit, dirty, version, versions, os, cpu, processors, threads, hugePages, products);
  }

  /**
   * The same, ended.
   *
   * @param time when, ISO 8601 in UTC
   */
  public Provenance endedAt(String time) {
    return new Provenance(
        commit,
        dirty,
        version,
        configSha256,
        corpusIdentity,
        dataSha256,
        versions,
        os,
        cpu,
        processors,
        threads,
        seeds,
        started,
        time,
        hugePages,
        products,
        command);
  }

  /** Writes {@code provenance.json}, whole or not at all. */
  public void write(Path file) {
    JsonFile.write(file, this);
  }

  /**
   * Reads {@code provenance.json}.
   *
   * @throws ResultsException when the file is not a provenance
   */
  public static Provenance read(Path file) {
    return JsonFile.read(file, Provenance.class);
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
