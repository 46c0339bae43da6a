package org.lengthwise.experiment.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how long a run still trains, from its recent updates. The first updates of a process
 * take several times as long as the later ones, so they are left out, and nothing is said until
 * enough others have been made.
 */
public final class TimeLeft {
  /** The first updates of a process. */
  private static final int WARM_UP_UPDATES = 20;

  private static final int ENOUGH_UPDATES = 30;

  /** What ends the warm-up, and is enough after it, where updates are slow. */
  private static final double SLOW = 60;

  /** What counts as recent: batches differ in length, so a few updates would say little. */
  private static final int RECENT_UPDATES = 100;

  private static final double RECENT_SECONDS = 30;

  private record Point(int update, double seconds, double share) {}

  private final Deque<Point> recent = new ArrayDeque<>();
  private @Nullable Point first;
  private double besides;

  /**
   * Training is at this point, the first of which is where the process begins.
   *
   * @param update updates made
   * @param seconds spent in training
   * @param share of the budget that is used, 0 to 1
   */
  public void at(int update, double seconds, double share) {
    Point now = new Point(update, seconds, share);
    if (first == null) {
      first = now;
    }
    if (update - first.update() >= WARM_UP_UPDATES || seconds - first.seconds() >= SLOW) {
      recent.addLast(now);
    }
    while (hasAnOlderPoint(now)) {
      recent.removeFirst();
    }
  }

  /** Whether the points are recent enough without the first. */
  private boolean hasAnOlderPoint(Point now) {
    Iterator<Point> points = recent.iterator();
    if (recent.size() < 2) {
      return false;
    }
    points.next();
    Point second = points.next();
    return now.update() - second.update() >= RECENT_UPDATES
        && now.seconds() - second.seconds() >= RECENT_SECONDS;
  }

  /** So many seconds went into something besides updates that comes again, such as a validation. */
  public void besides(double seconds) {
    besides += seconds;
  }

  /** Seconds until the budget is used up; empty as long as that cannot be estimated. */
  public OptionalDouble seconds() {
    if (first == null || recent.size() < 2) {
      return OptionalDouble.empty();
    }
    Point from = recent.getFirst();
    Point now = recent.getLast();
    boolean enough =
        now.update() - from.update() >= ENOUGH_UPDATES || now.seconds() - from.seconds() >= SLOW;
    double used = now.share() - from.share();
    if (!enough || !(used > 0)) {
      return OptionalDouble.empty();
    }
    double left = 1 - now.share();
    return OptionalDouble.of(
        left * (now.seconds() - from.seconds()) / used
            + left * besides / (now.share() - first.share()));
  }
}
