package org.lengthwise.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * When the training of a run ends: at the first of its limits to be reached. Each limit is a key of
 * {@code training}. A further kind of limit is a component here, an entry of {@link #KEYS}, a
 * {@link Limit} and a component of {@link TrainingSpec}.
 *
 * @param updates updates of the weights
 * @param epochs passes over the training pairs
 * @param minutes of training, validation and checkpoints not counted
 */
public record Budget(
    Optional<Integer> updates, Optional<Integer> epochs, Optional<Double> minutes) {
  /** The keys of {@code training} that it consists of; a config gives at least one. */
  public static final List<String> KEYS = List.of("updates", "epochs", "minutes");

  /** No limit at all: training without an end. */
  public static final Budget NONE =
      new Budget(Optional.empty(), Optional.empty(), Optional.empty());

  /** Its keys as a message lists them. */
  public static String keys() {
    int last = KEYS.size() - 1;
    return String.join(", ", KEYS.subList(0, last)) + " and " + KEYS.get(last);
  }

  /** A budget of so many updates, and no other limit. */
  public static Budget ofUpdates(int updates) {
    return new Budget(Optional.of(updates), Optional.empty(), Optional.empty());
  }

  /**
   * How far a run is.
   *
   * @param updates updates made
   * @param epochs passes over the training pairs, the last perhaps in part; those begun where no
   *     more is known
   * @param seconds spent in training
   */
  public record Spent(int updates, double epochs, double seconds) {}

  /** One of its limits. */
  private interface Limit {
    /** The share of it that is used, at least 1 when it is reached. */
    double share(Spent spent);

    /** How far a run is by it, such as {@code " of 3,000"} after the number of its updates. */
    String progress(Spent spent);

    /** Whether a run has gone beyond it. */
    boolean isExceededBy(Spent spent);

    /** Says so of a run. */
    String excess(Spent spent, String run);
  }

  private record Updates(int most) implements Limit {
    @Override
    public double share(Spent spent) {
      return spent.updates() / (double) most;
    }

    @Override
    public String progress(Spent spent) {
      return String.format(Locale.ROOT, " of %,d", most);
    }

    @Override
    public boolean isExceededBy(Spent spent) {
      return spent.updates() > most;
    }

    @Override
    public String excess(Spent spent, String run) {
      return "training.updates is %d, but %s has already made %d updates"
          .formatted(most, run, spent.updates());
    }
  }

  private record Epochs(int most) implements Limit {
    @Override
    public double share(Spent spent) {
      return spent.epochs() / most;
    }

    @Override
    public String progress(Spent spent) {
      return ", epoch %d of %d".formatted(begun(spent), most);
    }

    @Override
    public boolean isExceededBy(Spent spent) {
      return begun(spent) > most;
    }

    @Override
    public String excess(Spent spent, String run) {
      return "training.epochs is %d, but %s is already in epoch %d"
          .formatted(most, run, begun(spent));
    }

    private static int begun(Spent spent) {
      return (int) Math.ceil(spent.epochs());
    }
  }

  private record Minutes(double most) implements Limit {
    /** Mean updates by which a run may be beyond its minutes, for the last one always is. */
    private static final int SLACK = 10;

    @Override
    public double share(Spent spent) {
      return spent.seconds() / (60 * most);
    }

    @Override
    public String progress(Spent spent) {
      return String.format(Locale.ROOT, ", minute %.1f of %.1f", spent.seconds() / 60, most);
    }

    @Override
    public boolean isExceededBy(Spent spent) {
      return spent.seconds() * (1 - SLACK / (double) spent.updates()) > 60 * most;
    }

    @Override
    public String excess(Spent spent, String run) {
      return String.format(
          Locale.ROOT,
          "training.minutes is %s, but %s has already trained for %.1f minutes",
          most,
          run,
          spent.seconds() / 60);
    }
  }

  /** Those that do not depend on the clock. */
  private Stream<Limit> counted() {
    return Stream.concat(updates.map(Updates::new).stream(), epochs.map(Epochs::new).stream());
  }

  private Stream<Limit> limits() {
    return Stream.concat(counted(), minutes.map(Minutes::new).stream());
  }

  /** Whether training ends here. */
  public boolean reached(Spent spent) {
    return limits().anyMatch(limit -> limit.share(spent) >= 1);
  }

  /** The share of it that is used, 0 to 1: that of the limit that is nearest. */
  public double share(Spent spent) {
    return limits().mapToDouble(limit -> Math.min(1, limit.share(spent))).max().orElse(0);
  }

  /**
   * How far a run is by the first limit there is: {@code "update 1,200 of 3,000"}, {@code "update
   * 1,200, epoch 2 of 3"} or {@code "update 1,200, minute 1.5 of 10.0"}.
   */
  public String where(Spent spent) {
    return String.format(Locale.ROOT, "update %,d", spent.updates())
        + limits().findFirst().map(limit -> limit.progress(spent)).orElse("");
  }

  /**
   * Says by what a run has gone beyond this budget, which has been made smaller: its result would
   * be that of a greater one.
   *
   * @param run the run's name
   * @return a message for each limit exceeded; none where the run can go on or end here
   */
  public List<String> exceededBy(Spent spent, String run) {
    return messages(limits(), spent, run);
  }

  /**
   * The same without the clock: the last update of any run ends beyond its minutes, and perhaps by
   * much on a machine that was suspended.
   */
  public List<String> countsExceededBy(Spent spent, String run) {
    return messages(counted(), spent, run);
  }

  private static List<String> messages(Stream<Limit> limits, Spent spent, String run) {
    return limits
        .filter(limit -> limit.isExceededBy(spent))
        .map(limit -> limit.excess(spent, run))
        .toList();
  }

  /** Whether the same run may end at another update each time, as it does by minutes. */
  public boolean dependsOnClock() {
    return minutes.isPresent();
  }

  /** Whether only the clock ends a run. */
  public boolean isClockAlone() {
    return dependsOnClock() && counted().findAny().isEmpty();
  }

  /** The most seconds of training; infinite where the clock ends no run. */
  public double mostSeconds() {
    return 60 * minutes.orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The updates after which a run ends unless the clock ends it before.
   *
   * @param updatesOfEpoch the updates of one epoch; empty where that is not known
   * @return nothing where no limit on them is known
   */
  public OptionalDouble mostUpdates(OptionalDouble updatesOfEpoch) {
    OptionalDouble byEpochs =
        epochs.isPresent() && updatesOfEpoch.isPresent()
            ? OptionalDouble.of(epochs.get() * updatesOfEpoch.getAsDouble())
            : OptionalDouble.empty();
    double least =
        Math.min(
            updates.map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY),
            byEpochs.orElse(Double.POSITIVE_INFINITY));
    return Double.isInfinite(least) ? OptionalDouble.empty() : OptionalDouble.of(least);
  }
}
