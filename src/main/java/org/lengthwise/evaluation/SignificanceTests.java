package org.lengthwise.evaluation;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.evaluation.Answers.Asked;
import org.lengthwise.metrics.Metric;
import org.lengthwise.metrics.Scorer;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.results.SentenceRow;
import org.lengthwise.results.SentenceRow.Subset;
import org.lengthwise.results.SentenceTable;
import org.lengthwise.results.SignificanceRow;
import org.lengthwise.results.SignificanceRow.Question;
import org.lengthwise.significance.Difference;
import org.lengthwise.significance.Quantity;
import org.lengthwise.significance.TestSentences;
import org.lengthwise.significance.TestSentences.Scores;
import org.lengthwise.spec.EvaluationSpec;

/**
 * The differences between all models of an experiment, tested: overall, in each bucket, along the
 * length, and between joined or cut sentences and the same words as they were.
 */
final class SignificanceTests {
  private static final String SOURCE = LengthAxis.SOURCE;

  /** After the name of a metric: without what it takes off for brevity. */
  private static final String PRECISION = "-precision";

  private final Comparisons comparisons;
  private final EvaluationSpec evaluation;

  /** The runs of each model, the baseline first; models without a finished run are left out. */
  private final Map<String, List<Run>> models = new LinkedHashMap<>();

  private final Answers answers;
  private final int draws;

  private SignificanceTests(
      List<SentenceTable> tables, Comparisons comparisons, EvaluationSpec evaluation) {
    this.comparisons = comparisons;
    this.evaluation = evaluation;
    Map<String, List<Run>> runs =
        tables.stream()
            .filter(table -> !table.rows().isEmpty())
            .map(Run::of)
            .collect(groupingBy(Run::model));
    for (String model : comparisons.models()) {
      if (runs.containsKey(model)) {
        models.put(model, runs.get(model));
      }
    }
    this.answers = new Answers(comparisons.baseline(), evaluation.confidence());
    boolean single = models.values().stream().anyMatch(own -> own.size() == 1);
    this.draws = single ? Difference.DRAWS_OF_RUNS : evaluation.resamples();
  }

  /**
   * All answers.
   *
   * @param tables the translations of each finished run
   */
  static List<SignificanceRow> of(
      List<SentenceTable> tables, Comparisons comparisons, EvaluationSpec evaluation) {
    SignificanceTests tests = new SignificanceTests(tables, comparisons, evaluation);
    for (String subset : List.of(Subset.ALL, Subset.NO_UNK)) {
      tests.alongLength(subset, SOURCE, SentenceRow::sourceLength);
      tests.alongLength(subset, "reference", SentenceRow::referenceLength);
    }
    evaluation.joined().map(EvaluationSpec.Joined::sentences).orElse(List.of()).stream()
        .forEach(
            many ->
                tests.ask(
                    new OtherLength(
                        Question.JOINED, Subset.joined(many), Subset.joinedParts(many))));
    evaluation
        .cut()
        .ifPresent(
            cut -> tests.ask(new OtherLength(Question.CUT, Subset.cut(cut.tokens()), Subset.ALL)));
    return tests.answers.rows();
  }

  /** One run's translations. */
  private record Run(SentenceTable table, Map<String, TreeMap<Integer, Integer>> subsets) {
    static Run of(SentenceTable table) {
      Map<String, TreeMap<Integer, Integer>> subsets = new LinkedHashMap<>();
      for (int row = 0; row < table.rows().size(); row++) {
        SentenceRow found = table.rows().get(row);
        subsets.computeIfAbsent(found.subset(), key -> new TreeMap<>()).put(found.sentence(), row);
      }
      return new Run(table, subsets);
    }

    String model() {
      return table.rows().get(0).model();
    }

    TreeMap<Integer, Integer> rows(String subset) {
      return subsets.getOrDefault(subset, new TreeMap<>());
    }

    SentenceRow row(String subset, int sentence) {
      return table.rows().get(place(subset, sentence));
    }

    List<Statistics> statistics(String subset, List<Integer> sentences, Metric metric) {
      List<Statistics> all = table.statistics().getOrDefault(metric.name(), List.of());
      return sentences.stream().map(sentence -> all.get(place(subset, sentence))).toList();
    }

    private int place(String subset, int sentence) {
      return rows(subset).getOrDefault(sentence, -1);
    }
  }

  private List<Run> runs() {
    return models.values().stream().flatMap(List::stream).toList();
  }

  /** The test sentences that every run translated in each of these ways. */
  private List<Integer> sentences(String... subsets) {
    List<Integer> sentences =
        runs().isEmpty() ? List.of() : List.copyOf(runs().get(0).rows(subsets[0]).keySet());
    return sentences.stream()
        .filter(
            sentence ->
                runs().stream()
                    .allMatch(
                        run ->
                            Stream.of(subsets)
                                .allMatch(subset -> run.rows(subset).containsKey(sentence))))
        .toList();
  }

  /** The metrics whose statistics every run has kept. */
  private List<Metric> metrics() {
    return Metric.reported().stream()
        .filter(
            metric ->
                runs().stream()
                    .allMatch(run -> run.table().statistics().containsKey(metric.name())))
        .toList();
  }

  private void alongLength(String subset, String axis, ToIntFunction<SentenceRow> length) {
    List<Integer> sentences = sentences(subset);
    if (sentences.isEmpty()) {
      return;
    }
    List<LengthBucket> buckets = comparisons.buckets();
    int[] lengths =
        sentences.stream()
            .mapToInt(sentence -> length.applyAsInt(runs().get(0).row(subset, sentence)))
            .toArray();
    int[] strata = IntStream.of(lengths).map(tokens -> bucket(buckets, tokens)).toArray();
    LengthAxis along =
        new LengthAxis(
            subset,
            axis,
            new TestSentences(strata, buckets.size() + 1),
            IntStream.range(0, buckets.size())
                .mapToDouble(
                    bucket ->
                        IntStream.range(0, strata.length)
                            .filter(i -> strata[i] == bucket)
                            .map(i -> lengths[i])
                            .average()
                            .orElse(Double.NaN))
                .toArray());
    for (Metric metric : metrics()) {
      alongLength(along, sentences, metric);
    }
  }

  /** The number of the bucket; one more than the last where no bucket holds the length. */
  private static int bucket(List<LengthBucket> buckets, int tokens) {
    return IntStream.range(0, buckets.size())
        .filter(i -> buckets.get(i).holds(tokens))
        .findFirst()
        .orElse(buckets.size());
  }

  private void alongLength(LengthAxis axis, List<Integer> sentences, Metric metric) {
    List<List<Statistics>> statistics =
        runs().stream().map(run -> run.statistics(axis.subset(), sentences, metric)).toList();
    List<Scores> scores = axis.sentences().bootstrap(statistics, metric, draws, evaluation.seed());
    List<Own<Scored>> all =
        byModel(
            IntStream.range(0, scores.size())
                .mapToObj(run -> new Scored(statistics.get(run), scores.get(run)))
                .toList());
    for (Own<Scored> own : all) {
      List<Scores> ownScores = own.map(Scored::scores);
      for (LengthQuestion question :
          LengthQuestion.of(
              axis, metric, comparisons, List.of(own.model()), ownScores, List.of())) {
        answers.own(question.asked(), own.model(), map(ownScores, question.quantity()));
      }
    }
    pairs(
        all,
        (one, other) -> {
          List<Scores> a = one.map(Scored::scores);
          List<Scores> b = other.map(Scored::scores);
          List<Scores> exchanged = exchanged(axis, metric, one, other);
          for (LengthQuestion question :
              LengthQuestion.of(
                  axis, metric, comparisons, List.of(one.model(), other.model()), a, b)) {
            answers.pair(
                question.asked(),
                one.model(),
                map(a, question.quantity()),
                other.model(),
                map(b, question.quantity()),
                randomised(map(exchanged, question.quantity())));
          }
        });
  }

  /** Of two single runs, one the baseline's, their scores after exchanges; else none. */
  private List<Scores> exchanged(
      LengthAxis axis, Metric metric, Own<Scored> one, Own<Scored> other) {
    boolean randomised =
        one.runs().size() == 1
            && other.runs().size() == 1
            && other.model().equals(comparisons.baseline())
            && axis.name().equals(SOURCE);
    return randomised
        ? axis.sentences()
            .exchanged(
                one.runs().get(0).statistics(),
                other.runs().get(0).statistics(),
                metric,
                draws,
                evaluation.seed())
        : List.of();
  }

  /** A run's statistics of each sentence, and its scores on the draws. */
  private record Scored(List<Statistics> statistics, Scores scores) {}

  private static double randomised(List<Quantity> exchanged) {
    if (!exchanged.stream().allMatch(Quantity::definedOnEveryDraw) || exchanged.isEmpty()) {
      return Double.NaN;
    }
    return Difference.randomised(exchanged.get(0).minus(exchanged.get(1)));
  }

  private static List<Quantity> map(List<Scores> runs, Function<Scores, Quantity> quantity) {
    return runs.stream().map(quantity).toList();
  }

  /** What there is of each run of a model. */
  private record Own<T>(String model, List<T> runs) {
    <R> List<R> map(Function<T, R> part) {
      return runs.stream().map(part).toList();
    }
  }

  private <T> List<Own<T>> byModel(List<T> ofRuns) {
    List<Own<T>> all = new ArrayList<>();
    int from = 0;
    for (Map.Entry<String, List<Run>> model : models.entrySet()) {
      int to = from + model.getValue().size();
      all.add(new Own<>(model.getKey(), ofRuns.subList(from, to)));
      from = to;
    }
    return all;
  }

  /** Every pair of models once: the later in the order, then the earlier. */
  private static <T> void pairs(List<Own<T>> all, BiConsumer<Own<T>, Own<T>> pair) {
    for (int later = 1; later < all.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        pair.accept(all.get(later), all.get(earlier));
      }
    }
  }

  /**
   * The same words at another length.
   *
   * @param subset the translations at that length
   * @param beside the translations at the length that they had
   */
  private record OtherLength(String question, String subset, String beside) {}

  /** The share of its score that each run keeps. */
  private void ask(OtherLength other) {
    List<Integer> sentences = sentences(other.subset(), other.beside());
    if (sentences.isEmpty()) {
      return;
    }
    for (Metric metric : metrics()) {
      ask(other, sentences, metric, metric.name(), metric);
      metric
          .withoutBrevity()
          .ifPresent(scorer -> ask(other, sentences, metric, metric.name() + PRECISION, scorer));
    }
  }

  private void ask(
      OtherLength other, List<Integer> sentences, Metric metric, String name, Scorer scorer) {
    Asked asked =
        new Asked(
            other.subset(), SOURCE, name, other.question(), Optional.empty(), sentences.size());
    List<List<Statistics>> statistics =
        Stream.of(other.subset(), other.beside())
            .flatMap(
                subset -> runs().stream().map(run -> run.statistics(subset, sentences, metric)))
            .toList();
    List<Quantity> logs =
        new TestSentences(new int[sentences.size()], 1)
            .bootstrap(statistics, scorer, draws, evaluation.seed()).stream()
                .map(scores -> scores.all().log())
                .toList();
    int half = logs.size() / 2;
    List<Own<Quantity>> kept =
        byModel(
            IntStream.range(0, half)
                .mapToObj(run -> logs.get(run).minus(logs.get(half + run)))
                .toList());
    kept.forEach(own -> answers.own(asked, own.model(), own.runs()));
    pairs(
        kept, (a, b) -> answers.pair(asked, a.model(), a.runs(), b.model(), b.runs(), Double.NaN));
  }
}
