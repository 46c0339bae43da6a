package org.lengthwise.results;

import com.google.gson.annotations.SerializedName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where the numbers of one run come from, in {@code provenance.json} of its folder. A run that was
 * interrupted may continue with another build or on another machine, so each session is recorded by
 * itself.
 *
 * @param sessions those that the result comes from, in order; a session that ended before it saved
 *     anything is not among them
 * @param weightsSha256 hashes of the weights, {@code best} and {@code final}; empty until it is
 *     trained
 */
public record RunProvenance(
    @SerializedName("sittings") List<Session> sessions, Map<String, String> weightsSha256) {
  /** Of a run that has not been worked on. */
  public static final RunProvenance NONE = new RunProvenance(List.of(), Map.of());

  /**
   * One process that worked on the run. It made the updates after {@code fromUpdate}, up to where
   * the next session begins; the last session also translated.
   *
   * @param fromUpdate the update it continued from; 0 for fresh weights
   * @param started when, ISO 8601 in UTC
   * @param pausedSeconds in which it was stopped or its machine suspended while it trained; they do
   *     not count as training
   */
  public record Session(
      int fromUpdate,
      String started,
      @SerializedName("circumstances") RunEnvironment environment,
      double pausedSeconds) {
    /** A session that has just begun. */
    public Session(int fromUpdate, String started, RunEnvironment environment) {
      this(fromUpdate, started, environment, 0);
    }

    /** Checks that nothing is missing. */
    public Session {
      Objects.requireNonNull(started, "started is missing");
      Objects.requireNonNull(environment, "circumstances is missing");
    }
  }

  /** Checks that nothing is missing. */
  public RunProvenance {
    sessions = List.copyOf(Objects.requireNonNull(sessions, "sittings is missing"));
    weightsSha256 =
        Collections.unmodifiableMap(
            new TreeMap<>(Objects.requireNonNull(weightsSha256, "weightsSha256 is missing")));
  }

  /** With one more session; what earlier ones did after the update it continues from is lost. */
  public RunProvenance with(Session next) {
    List<Session> all =
        new ArrayList<>(
            sessions.stream().filter(old -> old.fromUpdate() < next.fromUpdate()).toList());
    all.add(next);
    return new RunProvenance(all, Map.of());
  }

  /** The same after a pause of so many seconds in the last session. */
  public RunProvenance paused(double seconds) {
    List<Session> all = new ArrayList<>(sessions);
    Session last = all.remove(all.size() - 1);
    all.add(
        new Session(
            last.fromUpdate(), last.started(), last.environment(), last.pausedSeconds() + seconds));
    return new RunProvenance(all, weightsSha256);
  }

  /** Seconds for which its sessions were paused; see {@link Session#pausedSeconds}. */
  public double pausedSeconds() {
    return sessions.stream().mapToDouble(Session::pausedSeconds).sum();
  }

  /** With the hashes of the weights that training has ended with. */
  public RunProvenance trained(Map<String, String> sha256) {
    return new RunProvenance(sessions, sha256);
  }

  /**
   * Each session that continued with something other than the one before it, in words, such as
   * {@code went on from update 300 with threads: 1 before, 2 now}; and, if the run began before
   * sessions were recorded, that.
   */
  public List<String> changes() {
    List<String> changes = new ArrayList<>();
    if (!sessions.isEmpty() && sessions.get(0).fromUpdate() > 0) {
      changes.add(
          "has no record of what made its first " + sessions.get(0).fromUpdate() + " updates");
    }
    for (int i = 1; i < sessions.size(); i++) {
      Session session = sessions.get(i);
      List<String> other = session.environment().changesSince(sessions.get(i - 1).environment());
      if (!other.isEmpty()) {
        changes.add(
            "continued from update %d with %s"
                .formatted(session.fromUpdate(), String.join("; ", other)));
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
