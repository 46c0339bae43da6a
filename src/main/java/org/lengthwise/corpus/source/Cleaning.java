package org.lengthwise.corpus.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.spec.Decimal;

/** Which training pairs are kept, and how many were dropped for which reason. */
final class Cleaning {
  private final int lengthLimit;
  private final double ratioLimit;
  private final Map<Reason, Integer> dropped = new LinkedHashMap<>();

  /** Why a pair is dropped; the first that holds counts. */
  enum Reason {
    /** A side without a token. */
    EMPTY,
    /** A side longer than the length limit. */
    TOO_LONG,
    /** One side has more than the ratio limit times the tokens of the other. */
    UNBALANCED;

    /** The reason as a key of the manifest. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Cleaning(int lengthLimit, double ratioLimit) {
    this.lengthLimit = lengthLimit;
    this.ratioLimit = ratioLimit;
    for (Reason reason : Reason.values()) {
      dropped.put(reason, 0);
    }
  }

  /** Whether this pair is kept; counts it under its reason if not. */
  boolean keeps(List<String> source, List<String> target) {
    Optional<Reason> reason = against(source.size(), target.size());
    reason.ifPresent(why -> dropped.merge(why, 1, Integer::sum));
    return reason.isEmpty();
  }

  private Optional<Reason> against(int source, int target) {
    int longer = Math.max(source, target);
    int shorter = Math.min(source, target);
    if (shorter == 0) {
      return Optional.of(Reason.EMPTY);
    }
    if (longer > lengthLimit) {
      return Optional.of(Reason.TOO_LONG);
    }
    return longer > Decimal.wholeProduct(ratioLimit, shorter)
        ? Optional.of(Reason.UNBALANCED)
        : Optional.empty();
  }

  /** Pairs dropped so far by reason, in the order of {@link Reason}. */
  Map<String, Integer> dropped() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    dropped.forEach((reason, count) -> counts.put(reason.toString(), count));
    return counts;
  }

  /** What was dropped, as the end of a sentence. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d with an empty side, %,d longer than %d tokens, %,d with one side more than %s times"
            + " the other",
        dropped.get(Reason.EMPTY),
        dropped.get(Reason.TOO_LONG),
        lengthLimit,
        dropped.get(Reason.UNBALANCED),
        Decimal.text(ratioLimit));
  }
}
