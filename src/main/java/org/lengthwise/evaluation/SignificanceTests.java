package org.lengthwise.evaluation;

import static java.util.stream.Collectors.groupingBy;

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
      return table.rows().get(rows(subset).get(sentence));
    }

    List<Statistics> statistics(String subset, List<Integer> sentences, Metric metric) {
      List<Statistics> all = table.statistics().get(metric.name());
      return sentences.stream().map(sentence -> all.get(rows(subset).get(sentence))).toList();
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
    Map<String, List<List<Statistics>>> statistics = new LinkedHashMap<>();
    models.forEach(
        (model, runs) ->
            statistics.put(
                model,
                runs.stream()
                    .map(run -> run.statistics(axis.subset(), sentences, metric))
                    .toList()));
    Map<String, List<Scores>> scores =
        byModel(
            axis.sentences()
                .bootstrap(
                    statistics.values().stream().flatMap(List::stream).toList(),
                    metric,
                    draws,
                    evaluation.seed()));
    scores.forEach(
        (model, own) -> {
          for (LengthQuestion question :
              LengthQuestion.of(axis, metric, comparisons, List.of(model), own, List.of())) {
            answers.own(question.asked(), model, map(own, question.quantity()));
          }
        });
    pairs(
        (model, other) -> {
          List<Scores> a = scores.get(model);
          List<Scores> b = scores.get(other);
          boolean randomised =
              a.size() == 1
                  && b.size() == 1
                  && other.equals(comparisons.baseline())
                  && axis.name().equals(SOURCE);
          List<Scores> exchanged =
              randomised
                  ? axis.sentences()
                      .exchanged(
                          statistics.get(model).get(0),
                          statistics.get(other).get(0),
                          metric,
                          draws,
                          evaluation.seed())
                  : List.of();
          for (LengthQuestion question :
              LengthQuestion.of(axis, metric, comparisons, List.of(model, other), a, b)) {
            answers.pair(
                question.asked(),
                model,
                map(a, question.quantity()),
                other,
                map(b, question.quantity()),
                randomised(map(exchanged, question.quantity())));
          }
        });
  }

  private static double randomised(List<Quantity> exchanged) {
    if (!exchanged.stream().allMatch(Quantity::definedOnEveryDraw) || exchanged.isEmpty()) {
      return Double.NaN;
    }
    return Difference.randomised(exchanged.get(0).minus(exchanged.get(1)));
  }

  private static List<Quantity> map(List<Scores> runs, Function<Scores, Quantity> quantity) {
    return runs.stream().map(quantity).toList();
  }

  private <T> Map<String, List<T>> byModel(List<T> ofRuns) {
    Map<String, List<T>> byModel = new LinkedHashMap<>();
    int from = 0;
    for (Map.Entry<String, List<Run>> model : models.entrySet()) {
      byModel.put(model.getKey(), ofRuns.subList(from, from + model.getValue().size()));
      from += model.getValue().size();
    }
    return byModel;
  }

  /** Every pair of models once: the later in the order, then the earlier. */
  private void pairs(BiConsumer<String, String> pair) {
    List<String> names = List.copyOf(models.keySet());
    for (int later = 1; later < names.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        pair.accept(names.get(later), names.get(earlier));
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
    Map<String, List<Quantity>> kept =
        byModel(
            IntStream.range(0, half)
                .mapToObj(run -> logs.get(run).minus(logs.get(half + run)))
                .toList());
    kept.forEach((model, own) -> answers.own(asked, model, own));
    pairs((a, b) -> answers.pair(asked, a, kept.get(a), b, kept.get(b), Double.NaN));
  }
}
