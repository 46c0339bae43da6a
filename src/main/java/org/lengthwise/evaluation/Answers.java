package org.lengthwise.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.results.SignificanceRow;
import org.lengthwise.results.SignificanceRow.Question;
import org.lengthwise.significance.Difference;
import org.lengthwise.significance.Holm;
import org.lengthwise.significance.Quantity;

/**
 * Collects the answers of {@link SignificanceTests} as rows, corrects them and notes their limits.
 */
final class Answers {
  /** Fewer sentences have no interval. */
  static final int LEAST_FOR_INTERVAL = 20;

  /** Fewer sentences have no test, and an interval is rough. */
  static final int LEAST_FOR_TEST = 100;

  private final String baseline;
  private final double confidence;
  private final List<SignificanceRow> rows = new ArrayList<>();

  Answers(String baseline, double confidence) {
    this.baseline = baseline;
    this.confidence = confidence;
  }

  /**
   * What is asked.
   *
   * @param sentences how many the answer rests on; where it rests on several buckets, on the
   *     smallest
   */
  record Asked(
      String subset,
      String axis,
      String metric,
      String question,
      Optional<LengthBucket> bucket,
      int sentences) {

    /** A quantity of these is a logarithm, shown as a factor. */
    private static final Set<String> RATIOS =
        Set.of(Question.SLOPE, Question.RETENTION, Question.JOINED, Question.CUT);

    boolean ratio() {
      return RATIOS.contains(question);
    }

    String unit() {
      return ratio()
          ? "ratio"
          : question.equals(Question.SLOPE_IN_POINTS) ? "points per ten tokens" : "points";
    }
  }

  /** The quantity of each run of one model. */
  void own(Asked asked, String model, List<Quantity> runs) {
    add(asked, model, runs, "", List.of(), Double.NaN);
  }

  /**
   * The same of two models.
   *
   * @param randomised the p-value of approximate randomisation; NaN without one
   */
  void pair(
      Asked asked,
      String model,
      List<Quantity> runs,
      String other,
      List<Quantity> otherRuns,
      double randomised) {
    add(asked, model, runs, other, otherRuns, randomised);
  }

  private void add(
      Asked asked,
      String model,
      List<Quantity> a,
      String other,
      List<Quantity> b,
      double randomised) {
    boolean pair = !b.isEmpty();
    boolean drawn =
        a.stream().allMatch(Quantity::definedOnEveryDraw)
            && b.stream().allMatch(Quantity::definedOnEveryDraw);
    boolean interval = drawn && asked.sentences() >= LEAST_FOR_INTERVAL;
    boolean tested = pair && drawn && asked.sentences() >= LEAST_FOR_TEST;
    Optional<Difference> found =
        !drawn
            ? Optional.empty()
            : Optional.of(
                pair ? Difference.between(a, b, confidence) : Difference.own(a, confidence));
    double value =
        pair ? Quantity.mean(a).minus(Quantity.mean(b)).value() : Quantity.mean(a).value();
    boolean several = a.size() > 1 && (!pair || b.size() > 1);
    boolean identical = pair && found.map(Difference::identical).orElse(false);
    double p = !tested ? Double.NaN : identical ? 1 : found.orElseThrow().p();
    rows.add(
        new SignificanceRow(
            model,
            other,
            asked.subset(),
            asked.axis(),
            asked.metric(),
            asked.question(),
            asked.bucket().map(LengthBucket::from).map(OptionalInt::of).orElse(OptionalInt.empty()),
            asked.bucket().map(LengthBucket::to).orElse(OptionalInt.empty()),
            asked.sentences(),
            asked.unit(),
            shown(asked, value),
            interval ? shown(asked, found.orElseThrow().low()) : Double.NaN,
            interval ? shown(asked, found.orElseThrow().high()) : Double.NaN,
            p,
            tested && !several ? (identical ? 1 : randomised) : Double.NaN,
            Double.NaN,
            0,
            several ? found.map(Difference::degreesOfFreedom).orElse(Double.NaN) : Double.NaN,
            found.map(Difference::sentenceVariance).orElse(Double.NaN),
            several ? found.map(Difference::runVariance).orElse(Double.NaN) : Double.NaN,
            a.size(),
            b.size(),
            (several ? Difference.Scope.MODELS : Difference.Scope.RUNS)
                .name()
                .toLowerCase(Locale.ROOT),
            note(asked, value, drawn, identical)));
  }

  private static double shown(Asked asked, double value) {
    double shown = asked.ratio() ? Math.exp(value) : value;
    return Double.isFinite(shown) ? shown : Double.NaN;
  }

  private static String note(Asked asked, double value, boolean drawn, boolean identical) {
    if (asked.sentences() == 0) {
      return "no sentences";
    }
    if (!Double.isFinite(value)) {
      return asked.ratio() ? "a score is 0 or undefined" : "a score is undefined";
    }
    if (!drawn) {
      return "no test: on some draws of sentences a score is "
          + (asked.ratio() ? "0 or undefined" : "undefined");
    }
    if (identical) {
      return "identical";
    }
    if (asked.sentences() < LEAST_FOR_INTERVAL) {
      return "no interval: fewer than " + LEAST_FOR_INTERVAL + " sentences";
    }
    return asked.sentences() < LEAST_FOR_TEST
        ? "rough: fewer than " + LEAST_FOR_TEST + " sentences"
        : "";
  }

  /**
   * All answers, with p-values corrected by Holm: over the buckets of two models, and where another
   * question is asked, over the pairs of a model and the baseline. A pair without the baseline is
   * corrected over all pairs.
   */
  List<SignificanceRow> rows() {
    correct(tested(row -> row.question().equals(Question.BUCKET) ? pair(row) : List.of()), false);
    correct(tested(row -> isOfBuckets(row) || !withBaseline(row) ? List.of() : aside(row)), false);
    correct(tested(row -> isOfBuckets(row) ? List.of() : aside(row)), true);
    noteSigns();
    return List.copyOf(rows);
  }

  private static boolean isOfBuckets(SignificanceRow row) {
    return row.question().equals(Question.BUCKET);
  }

  private boolean withBaseline(SignificanceRow row) {
    return row.other().equals(baseline);
  }

  private static List<Object> pair(SignificanceRow row) {
    return List.of(row.model(), row.other(), row.subset(), row.axis(), row.metric());
  }

  private static List<Object> aside(SignificanceRow row) {
    return List.of(
        row.subset(), row.axis(), row.metric(), row.question(), row.lengthFrom(), row.lengthTo());
  }

  /** The numbers of the rows with a p-value, in families; those of the empty family left out. */
  private Map<List<Object>, List<Integer>> tested(Function<SignificanceRow, List<Object>> family) {
    Map<List<Object>, List<Integer>> families =
        IntStream.range(0, rows.size())
            .boxed()
            .filter(row -> !Double.isNaN(rows.get(row).p()))
            .collect(groupingBy(row -> family.apply(rows.get(row)), LinkedHashMap::new, toList()));
    families.remove(List.of());
    return families;
  }

  private void correct(Map<List<Object>, List<Integer>> families, boolean onlyWithoutBaseline) {
    for (List<Integer> family : families.values()) {
      double[] corrected = Holm.corrected(family.stream().map(row -> rows.get(row).p()).toList());
      for (int i = 0; i < corrected.length; i++) {
        int number = family.get(i);
        if (!onlyWithoutBaseline || !withBaseline(rows.get(number))) {
          rows.set(number, rows.get(number).corrected(corrected[i], corrected.length));
        }
      }
    }
  }

  /** Long references come with short translations; so the two axes may contradict each other. */
  private void noteSigns() {
    Map<List<Object>, List<Integer>> same =
        IntStream.range(0, rows.size())
            .boxed()
            .filter(row -> isAboutLength(rows.get(row)))
            .collect(groupingBy(row -> besideAxis(rows.get(row)), LinkedHashMap::new, toList()));
    for (List<Integer> both : same.values()) {
      boolean up = both.stream().anyMatch(row -> direction(rows.get(row)) > 0);
      boolean down = both.stream().anyMatch(row -> direction(rows.get(row)) < 0);
      if (up && down) {
        for (int row : both) {
          String other = rows.get(row).axis().equals("source") ? "reference" : "source";
          rows.set(row, rows.get(row).noted("by " + other + " length the sign is the other"));
        }
      }
    }
  }

  private static boolean isAboutLength(SignificanceRow row) {
    return !row.other().isEmpty()
        && Set.of(Question.SLOPE, Question.SLOPE_IN_POINTS, Question.RETENTION)
            .contains(row.question());
  }

  private static List<Object> besideAxis(SignificanceRow row) {
    return List.of(
        row.model(),
        row.other(),
        row.subset(),
        row.metric(),
        row.question(),
        row.lengthFrom(),
        row.lengthTo());
  }

  private static int direction(SignificanceRow row) {
    double none = row.unit().equals("ratio") ? 1 : 0;
    return row.estimate() > none ? 1 : row.estimate() < none ? -1 : 0;
  }
}
