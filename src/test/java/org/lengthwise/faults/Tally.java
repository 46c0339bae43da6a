package org.lengthwise.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lengthwise.faults.ExperimentWatch.Phase;
import org.lengthwise.faults.Torture.Victim;

/** The kills of a torture, by phase and by victim. */
final class Tally {
  private final Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
  private final Map<Victim, Integer> victims = new EnumMap<>(Victim.class);
  private final List<Integer> updates = new ArrayList<>();
  private int training;
  private int starts;
  private Duration longestOrphan = Duration.ZERO;

  void started() {
    starts++;
  }

  void killed(Victim victim, Phase phase) {
    phases.merge(phase, 1, Integer::sum);
    victims.merge(victim, 1, Integer::sum);
  }

  /**
   * What has come of a kill during training.
   *
   * @param continuedFrom the updates that its runs went on from; none when there was no checkpoint
   */
  void settled(List<Integer> continuedFrom) {
    updates.addAll(continuedFrom);
    training += continuedFrom.stream().anyMatch(update -> update > 0) ? 1 : 0;
  }

  /** How long children lived after their parent. */
  void outlived(Duration time) {
    longestOrphan = longestOrphan.compareTo(time) > 0 ? longestOrphan : time;
  }

  /** All kills. */
  int kills() {
    return victims.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Kills that count in a phase. */
  int counted(Phase phase) {
    return phase == Phase.TRAINING ? training : phases.getOrDefault(phase, 0);
  }

  /** Kills that count; those before there is anything to go on from do not. */
  int counted() {
    return counted(Phase.TRAINING) + counted(Phase.TRANSLATING) + counted(Phase.REPORTING);
  }

  @Override
  public String toString() {
    String who =
        victims.entrySet().stream()
            .map(
                victim -> victim.getValue() + " " + victim.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d kills count: %d in training (continued from update %d to %d), %d in translating, %d in"
            + " reporting. Not counted: %d before the first checkpoint, %d in preparing. Killed by"
            + " -9: %s; %d starts. No child outlived its parent by more than %.2f s.",
        counted(),
        training,
        updates.stream().mapToInt(Integer::intValue).min().orElse(0),
        updates.stream().mapToInt(Integer::intValue).max().orElse(0),
        counted(Phase.TRANSLATING),
        counted(Phase.REPORTING),
        phases.getOrDefault(Phase.TRAINING, 0) - training,
        phases.getOrDefault(Phase.PREPARING, 0),
        who,
        starts,
        longestOrphan.toNanos() / 1e9);
  }
}
