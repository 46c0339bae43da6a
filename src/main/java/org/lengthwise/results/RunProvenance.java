package org.lengthwise.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where the numbers of one run come from, in {@code provenance.json} of its folder. A run that was
 * interrupted may go on with another build or on another machine, so it tells of each sitting by
 * itself.
 *
 * @param sittings those that the result comes from, in their order; a sitting that ended before it
 *     saved anything is none
 * @param weightsSha256 hashes of the weights, {@code best} and {@code final}; empty until it is
 *     trained
 */
public record RunProvenance(List<Sitting> sittings, Map<String, String> weightsSha256) {
  /** Of a run that nobody has worked on. */
  public static final RunProvenance NONE = new RunProvenance(List.of(), Map.of());

  /**
   * One process at work on the run. The updates after {@code fromUpdate} are its work, up to where
   * the next sitting begins; the last one also translated.
   *
   * @param fromUpdate the update it went on from; 0 for fresh weights
   * @param started when, ISO 8601 in UTC
   */
  public record Sitting(int fromUpdate, String started, RunEnvironment circumstances) {
    /** Checks that nothing is missing. */
    public Sitting {
      Objects.requireNonNull(started, "started is missing");
      Objects.requireNonNull(circumstances, "circumstances is missing");
    }
  }

  /** Checks that nothing is missing. */
  public RunProvenance {
    sittings = List.copyOf(Objects.requireNonNull(sittings, "sittings is missing"));
    weightsSha256 =
        Collections.unmodifiableMap(
            new TreeMap<>(Objects.requireNonNull(weightsSha256, "weightsSha256 is missing")));
  }

  /** With one more sitting; what earlier ones did after the update it goes on from is lost. */
  public RunProvenance with(Sitting next) {
    List<Sitting> all =
        new ArrayList<>(
            sittings.stream().filter(old -> old.fromUpdate() < next.fromUpdate()).toList());
    all.add(next);
    return new RunProvenance(all, Map.of());
  }

  /** With the hashes of the weights that training has ended with. */
  public RunProvenance trained(Map<String, String> sha256) {
    return new RunProvenance(sittings, sha256);
  }

  /**
   * Each sitting that went on by other means than the one before it, in words, such as {@code went
   * on from update 300 with threads: 1 before, 2 now}; and if the run began before sittings were
   * recorded, that.
   */
  public List<String> changes() {
    List<String> changes = new ArrayList<>();
    if (!sittings.isEmpty() && sittings.get(0).fromUpdate() > 0) {
      changes.add("does not say what made its first " + sittings.get(0).fromUpdate() + " updates");
    }
    for (int i = 1; i < sittings.size(); i++) {
      Sitting sitting = sittings.get(i);
      List<String> other =
          sitting.circumstances().changesSince(sittings.get(i - 1).circumstances());
      if (!other.isEmpty()) {
        changes.add(
            "went on from update %d with %s"
                .formatted(sitting.fromUpdate(), String.join("; ", other)));
      }
    }
    return changes;
  }

  /** Writes {@code provenance.json}, whole or not at all. */
  public void write(Path file) {
    JsonFile.write(file, this);
  }

  /**
   * Reads {@code provenance.json}.
   *
   * @throws ResultsException when the file is not such a provenance
   */
  public static RunProvenance read(Path file) {
    return JsonFile.read(file, RunProvenance.class);
  }
}
