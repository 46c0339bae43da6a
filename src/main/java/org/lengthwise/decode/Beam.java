package org.lengthwise.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lengthwise.spec.DecodingSpec;

/** The beam of one sentence; {@link BeamSearch} states the rules by which it grows and stops. */
final class Beam {
  /** The ranks of a row are in order already, so rows are merged by their next offers. */
  private static final Comparator<Offer> BEST_FIRST =
      Comparator.comparingDouble(Offer::logProbability)
          .reversed()
          .thenComparingInt(Offer::row)
          .thenComparingInt(Offer::rank);

  private final SearchRules rules;
  private final DecodingSpec.Beam spec;
  private final int limit;
  private final int stepsWithoutEnd;
  private final List<Prefix> finished = new ArrayList<>();
  private final List<Prefix> cutOff = new ArrayList<>();

  /** Most probable first, all of one length. */
  private List<Prefix> live = List.of(Prefix.EMPTY);

  private int steps;

  /**
   * @param sourceLength in tokens, end token counted
   */
  Beam(SearchRules rules, DecodingSpec.Beam spec, int sourceLength) {
    this.rules = rules;
    this.spec = spec;
    this.limit = rules.limit(sourceLength);
    this.stepsWithoutEnd = spec.banEarlyEnd() ? sourceLength / 2 : 0;
  }

  boolean isLive() {
    return !live.isEmpty();
  }

  int rows() {
    return live.size();
  }

  /** The last token of each live hypothesis, a row each. */
  IntStream lastTokens() {
    return live.stream().mapToInt(Prefix::last);
  }

  /**
   * How many candidates of each row the next step needs: one for each place, and one more if the
   * end token may be among them without taking a place.
   */
  int candidatesWanted() {
    return places() + (spec.shrinking() && endIsAllowed() ? 0 : 1);
  }

  private int places() {
    return spec.width() - (spec.shrinking() ? finished.size() : 0);
  }

  private boolean endIsAllowed() {
    return steps >= stepsWithoutEnd;
  }

  /**
   * Takes one step.
   *
   * @param firstRow the row of the first live hypothesis; the others follow it
   * @return for each hypothesis now live the row it came from
   */
  IntStream extend(DecoderStep.Candidates<?> best, int firstRow) {
    List<Offer> taken = takePlaces(best, firstRow);
    live = taken.stream().map(offer -> grown(best, offer)).toList();
    steps++;
    if (isLive() && isSettled()) {
      live = List.of();
    } else if (steps == limit) {
      cutOff.addAll(live);
      live = List.of();
    }
    return taken.stream().limit(live.size()).mapToInt(Offer::row);
  }

  /** Finishes the hypotheses that end and returns those that continue. */
  private List<Offer> takePlaces(DecoderStep.Candidates<?> best, int firstRow) {
    PriorityQueue<Offer> offers = new PriorityQueue<>(BEST_FIRST);
    for (int i = 0; i < live.size(); i++) {
      Prefix prefix = live.get(i);
      Optional<Offer> first = offer(best, firstRow + i, 0, prefix);
      first.ifPresentOrElse(offers::add, () -> cutOff.add(prefix));
    }
    List<Offer> taken = new ArrayList<>();
    for (Offer next = offers.poll();
        next != null && taken.size() < places();
        next = offers.poll()) {
      if (best.tokens()[next.row()][next.rank()] == rules.end()) {
        finished.add(grown(best, next));
      } else {
        taken.add(next);
      }
      offer(best, next.row(), next.rank() + 1, next.prefix()).ifPresent(offers::add);
    }
    return taken;
  }

  /** The next candidate of a row, starting at a rank, that may be taken. */
  private Optional<Offer> offer(
      DecoderStep.Candidates<?> best, int row, int fromRank, Prefix prefix) {
    int[] tokens = best.tokens()[row];
    float[] logProbabilities = best.logProbabilities()[row];
    for (int rank = fromRank; rank < tokens.length; rank++) {
      boolean endsTooEarly = tokens[rank] == rules.end() && !endIsAllowed();
      if (!endsTooEarly && rules.allow(tokens[rank], logProbabilities[rank])) {
        double logProbability = prefix.logProbability() + logProbabilities[rank];
        return Optional.of(new Offer(row, rank, prefix, logProbability));
      }
    }
    return Optional.empty();
  }

  private static Prefix grown(DecoderStep.Candidates<?> best, Offer offer) {
    int row = offer.row();
    int token = best.tokens()[row][offer.rank()];
    float logProbability = best.logProbabilities()[row][offer.rank()];
    return offer.prefix().then(token, logProbability, best.alignment()[row]);
  }

  /** Whether the search may stop although hypotheses are live. */
  private boolean isSettled() {
    if (spec.shrinking()) {
      return false; // every live hypothesis has a place, so the beam lives as long as it has places
    }
    if (spec.normalisation() == DecodingSpec.Normalisation.LENGTH) {
      return finished.size() >= spec.width();
    }
    double bestLive = live.get(0).logProbability();
    return finished.stream().anyMatch(prefix -> prefix.logProbability() >= bestLive);
  }

  /** The best hypotheses, finished ones first; at most as many as the width. */
  List<Hypothesis> hypotheses() {
    Comparator<Prefix> bestFirst = Comparator.comparingDouble(this::value).reversed();
    return Stream.concat(finished.stream().sorted(bestFirst), cutOff.stream().sorted(bestFirst))
        .limit(spec.width())
        .map(prefix -> prefix.hypothesis(rules.end()))
        .toList();
  }

  private double value(Prefix prefix) {
    boolean byLength = spec.normalisation() == DecodingSpec.Normalisation.LENGTH;
    return prefix.logProbability() / (byLength ? Math.max(1, prefix.length()) : 1);
  }

  /**
   * A word that may follow a live hypothesis, and the log-probability of the extended hypothesis.
   */
  private record Offer(int row, int rank, Prefix prefix, double logProbability) {}
}
