package org.lengthwise.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.lengthwise.evaluation.Answers.Asked;
import org.lengthwise.metrics.Metric;
import org.lengthwise.results.SignificanceRow.Question;
import org.lengthwise.significance.Quantity;
import org.lengthwise.significance.Slope;
import org.lengthwise.significance.TestSentences.Scores;

/**
 * One question about one or two models on sentences along their lengths.
 *
 * @param quantity what answers it, of one run
 */
record LengthQuestion(Asked asked, Function<Scores, Quantity> quantity) {
  private static final double TOKENS_OF_A_UNIT = 10;

  /**
   * All questions.
   *
   * @param compared one model or two
   * @param a the runs of the first
   * @param b those of the second; none with one model
   */
  static List<LengthQuestion> of(
      LengthAxis axis,
      Metric metric,
      Comparisons comparisons,
      List<String> compared,
      List<Scores> a,
      List<Scores> b) {
    Questions questions = new Questions(axis, metric, comparisons, new ArrayList<>());
    if (axis.name().equals(LengthAxis.SOURCE)) {
      questions.add(Question.OVERALL, Optional.empty(), axis.sentences().size(), Scores::all);
    }
    for (int bucket = 0; bucket < comparisons.buckets().size(); bucket++) {
      questions.add(Question.BUCKET, List.of(bucket), score(bucket));
    }
    questions.addSlope(Question.SLOPE, compared, a, b, LengthQuestion::log);
    questions.addSlope(Question.SLOPE_IN_POINTS, compared, a, b, LengthQuestion::score);
    Optional<Integer> reference = comparisons.reference(compared);
    for (int far : reference.isPresent() ? comparisons.far(compared) : List.<Integer>of()) {
      int from = reference.get();
      questions.add(
          Question.RETENTION,
          List.of(far, from),
          run -> log(far).apply(run).minus(log(from).apply(run)));
    }
    return questions.found();
  }

  private static Function<Scores, Quantity> score(int bucket) {
    return run -> run.strata().get(bucket);
  }

  private static Function<Scores, Quantity> log(int bucket) {
    return run -> run.strata().get(bucket).log();
  }

  private record Questions(
      LengthAxis axis, Metric metric, Comparisons comparisons, List<LengthQuestion> found) {

    /** A question about the first of these buckets that needs them all. */
    void add(String question, List<Integer> buckets, Function<Scores, Quantity> quantity) {
      add(question, Optional.of(buckets.get(0)), smallest(buckets), quantity);
    }

    void add(
        String question,
        Optional<Integer> bucket,
        int sentences,
        Function<Scores, Quantity> quantity) {
      Asked asked =
          new Asked(
              axis.subset(),
              axis.name(),
              metric.name(),
              question,
              bucket.map(comparisons.buckets()::get),
              sentences);
      found.add(new LengthQuestion(asked, quantity));
    }

    /**
     * The slope over the buckets that the models were trained on and that have enough sentences for
     * a test; over all that have any, where those are not two.
     */
    void addSlope(
        String question,
        List<String> compared,
        List<Scores> a,
        List<Scores> b,
        IntFunction<Function<Scores, Quantity>> quantity) {
      List<Integer> buckets = ofAtLeast(Answers.LEAST_FOR_TEST, compared);
      if (buckets.size() < 2) {
        buckets = ofAtLeast(1, compared);
      }
      if (buckets.size() < 2) {
        return;
      }
      List<Integer> chosen = buckets;
      double[] lengths =
          chosen.stream().mapToDouble(bucket -> axis.means()[bucket] / TOKENS_OF_A_UNIT).toArray();
      List<Quantity> reference =
          chosen.stream().map(bucket -> difference(a, b, quantity.apply(bucket))).toList();
      double[] weights = Slope.weights(lengths, reference);
      add(
          question,
          Optional.empty(),
          smallest(chosen),
          run ->
              Slope.of(
                  weights,
                  chosen.stream().map(bucket -> quantity.apply(bucket).apply(run)).toList()));
    }

    private List<Integer> ofAtLeast(int sentences, List<String> compared) {
      return comparisons.trainedOn(compared).stream()
          .filter(bucket -> axis.sentences().size(bucket) >= sentences)
          .toList();
    }

    private int smallest(List<Integer> buckets) {
      return buckets.stream().mapToInt(axis.sentences()::size).min().orElse(0);
    }

    private static Quantity difference(
        List<Scores> a, List<Scores> b, Function<Scores, Quantity> quantity) {
      Quantity own = Quantity.mean(a.stream().map(quantity).toList());
      return b.isEmpty() ? own : own.minus(Quantity.mean(b.stream().map(quantity).toList()));
    }
  }
}
