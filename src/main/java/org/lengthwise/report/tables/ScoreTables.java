package org.lengthwise.report.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.metrics.Metric;
import org.lengthwise.report.charts.SeriesStyle;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SentenceRow.Subset;

/** The tables of scores. */
public record ScoreTables(ExperimentResults study) {

  /**
   * Every run, means over seeds last, a table for each metric: over all sentences, and beside it,
   * as in Table 1 of Bahdanau et al. 2015, over those without unknown words where they were scored.
   * Of many models with several seeds, the means come first in a table of their own; of a sweep,
   * the means of each variant beside its values.
   */
  public List<DataTable> scores() {
    List<DataTable> tables = new ArrayList<>();
    new SweepTable(study).draw().ifPresent(tables::add);
    for (String metric : metrics()) {
      List<List<List<String>>> models =
          study.models().stream().map(model -> rows(metric, model)).toList();
      if (tables.isEmpty() && SeriesStyle.crowded(models.size()) && severalSeeds(models)) {
        List<List<String>> last =
            models.stream()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.get(rows.size() - 1))
                .toList();
        tables.add(scores(metric, ", means over seeds", last));
      }
      tables.add(scores(metric, "", models.stream().flatMap(List::stream).toList()));
    }
    return tables;
  }

  private static boolean severalSeeds(List<List<List<String>>> models) {
    return models.stream().anyMatch(rows -> rows.size() > 1);
  }

  /** A row for each seed of a model, and one for their mean where there are several. */
  private List<List<String>> rows(String metric, String model) {
    List<ScoreRow> seeds = of(metric, model, HypothesisRow.ALL);
    List<ScoreRow> known = of(metric, model, HypothesisRow.NO_UNK);
    List<List<String>> rows = new ArrayList<>();
    seeds.forEach(row -> rows.add(row(row, known)));
    if (seeds.size() > 1) {
      rows.add(mean(model, seeds, known));
    }
    return rows;
  }

  private DataTable scores(String metric, String part, List<List<String>> rows) {
    String label = Metric.label(metric);
    List<String> columns = new ArrayList<>(List.of("model", "decoding", "seed"));
    columns.addAll(List.of(label, interval(), "brevity penalty", "length ratio"));
    columns.addAll(unended() ? List.of("unended", "sentences") : List.of("sentences"));
    List<DataTable.Group> groups = List.of();
    if (noUnk()) {
      columns.addAll(List.of(label, interval(), "sentences"));
      groups =
          List.of(
              new DataTable.Group("", 3),
              new DataTable.Group("All", unended() ? 6 : 5),
              new DataTable.Group("No UNK", 3));
    }
    return new DataTable(metric + part, groups, columns, rows, 2);
  }

  /** What the columns of sentences without unknown words are; empty where there are none. */
  public String noUnkNote() {
    return noUnk()
        ? "All: every test sentence. No UNK: those without an unknown word in source and reference,"
            + " translated again with the unknown word banned. These are fewer and easier"
            + " sentences, so compare models only within a column."
        : "";
  }

  private boolean noUnk() {
    return study.scores().stream().anyMatch(row -> row.subset().equals(HypothesisRow.NO_UNK));
  }

  /** What the column of unended translations is; empty where there is none. */
  public String unendedNote() {
    return unended()
        ? "Unended: translations without an end token, which were cut off at the length limit."
        : "";
  }

  /** Whether it was recorded which translations the model ended. */
  private boolean unended() {
    return study.scores().stream().anyMatch(row -> row.unended().isPresent());
  }

  /** What each metric is, exactly: its name and its signature. */
  public Map<String, String> signatures() {
    Map<String, String> signatures = new LinkedHashMap<>();
    study.scores().forEach(row -> signatures.putIfAbsent(row.metric(), row.signature()));
    return signatures;
  }

  /** Scores by length: one table for each subset, axis and metric, the paper's first. */
  public List<DataTable> byLength() {
    return LengthCurves.aspects(study.lengths()).stream()
        .filter(ScoreTables::isShown)
        .map(aspect -> LengthCurves.of(aspect, study.models(), study.lengths()))
        .filter(curves -> !curves.points().isEmpty())
        .map(this::byLength)
        .sorted((a, b) -> Boolean.compare(ofThePaper(b), ofThePaper(a)))
        .toList();
  }

  /** Of what is translated only to be compared, the primary metric by source length is enough. */
  private static boolean isShown(LengthCurves.Aspect aspect) {
    LengthCurves.Aspect paper = LengthCurves.Aspect.OF_THE_PAPER;
    return Set.of(Subset.ALL, Subset.NO_UNK).contains(aspect.subset())
        || (aspect.axis().equals(paper.axis()) && aspect.metric().equals(paper.metric()));
  }

  private static boolean ofThePaper(DataTable table) {
    return table.caption().equals(caption(LengthCurves.Aspect.OF_THE_PAPER));
  }

  private DataTable byLength(LengthCurves curves) {
    List<DataTable.Group> groups = new ArrayList<>(List.of(new DataTable.Group("", 2)));
    List<String> columns =
        new ArrayList<>(List.of(curves.aspect().axis() + " length", "sentences"));
    // The table is wide enough: the column is there only if it says something.
    boolean unended =
        curves.points().values().stream()
            .flatMap(List::stream)
            .anyMatch(point -> point.unended().orElse(0) > 0);
    for (String model : curves.points().keySet()) {
      groups.add(new DataTable.Group(model, unended ? 5 : 4));
      columns.addAll(
          List.of(
              curves.aspect().label(),
              curves.severalSeeds(model) ? "range of seeds" : interval(),
              "brevity penalty",
              "length ratio"));
      columns.addAll(unended ? List.of("unended") : List.of());
    }
    List<List<String>> rows = new ArrayList<>();
    List<LengthBucket> buckets = curves.buckets();
    List<Integer> sentences = List.copyOf(curves.sentences().values());
    for (int i = 0; i < buckets.size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(buckets.get(i).toString().replace('-', '–'));
      row.add(Numbers.count(sentences.get(i)));
      for (List<LengthCurves.Point> points : curves.points().values()) {
        LengthCurves.Point point = points.get(i);
        row.add(Numbers.score(point.mean()));
        row.add(Numbers.interval(point.low(), point.high()));
        row.add(Numbers.fixed(point.brevityPenalty(), 3));
        row.add(Numbers.fixed(point.lengthRatio(), 3));
        row.addAll(unended ? List.of(unended(point.unended())) : List.of());
      }
      rows.add(row);
    }
    return new DataTable(caption(curves.aspect()), groups, columns, rows, 1);
  }

  private String interval() {
    return Numbers.confidence(study.spec().evaluation().confidence()) + " interval";
  }

  private static String caption(LengthCurves.Aspect aspect) {
    return aspect.metric() + " by " + aspect.axis() + " length" + subset(aspect);
  }

  private static String subset(LengthCurves.Aspect aspect) {
    return switch (aspect.subset()) {
      case HypothesisRow.ALL -> "";
      case HypothesisRow.NO_UNK -> ", sentences without unknown words";
      case Subset.FLOOR -> ", against the references of other sentences of the same length";
      default -> ", " + aspect.subset();
    };
  }

  private List<String> metrics() {
    return study.scores().stream().map(ScoreRow::metric).distinct().toList();
  }

  private List<ScoreRow> of(String metric, String model, String subset) {
    return study.scores().stream()
        .filter(row -> row.metric().equals(metric) && row.model().equals(model))
        .filter(row -> row.subset().equals(subset))
        .toList();
  }

  private List<String> row(ScoreRow row, List<ScoreRow> known) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.model(),
                row.decoding(),
                Long.toString(row.seed()),
                Numbers.score(row.score()),
                Numbers.interval(row.low(), row.high()),
                Numbers.fixed(row.brevityPenalty(), 3),
                Numbers.fixed(row.lengthRatio(), 3)));
    cells.addAll(unended() ? List.of(unended(mean(List.of(row)))) : List.of());
    cells.add(Numbers.count(row.sentences()));
    if (noUnk()) {
      cells.addAll(
          known.stream()
              .filter(other -> other.seed() == row.seed())
              .findFirst()
              .map(ScoreTables::known)
              .orElse(List.of(Numbers.NONE, Numbers.NONE, Numbers.NONE)));
    }
    return cells;
  }

  private static List<String> known(ScoreRow row) {
    return List.of(
        Numbers.score(row.score()),
        Numbers.interval(row.low(), row.high()),
        Numbers.count(row.sentences()));
  }

  private List<String> mean(String model, List<ScoreRow> seeds, List<ScoreRow> known) {
    String decoding = seeds.get(0).decoding();
    List<String> cells = new ArrayList<>(List.of(model, decoding, "mean of " + seeds.size()));
    cells.addAll(meanAndDeviation(seeds));
    cells.add(mean(seeds.stream().mapToDouble(ScoreRow::brevityPenalty).toArray()));
    cells.add(mean(seeds.stream().mapToDouble(ScoreRow::lengthRatio).toArray()));
    cells.addAll(unended() ? List.of(unended(mean(seeds))) : List.of());
    cells.add(sentences(seeds));
    if (noUnk()) {
      // A mean over other seeds than those beside it would not be comparable.
      boolean whole = known.size() == seeds.size();
      cells.addAll(whole ? meanAndDeviation(known) : List.of(Numbers.NONE, Numbers.NONE));
      cells.add(whole ? sentences(known) : Numbers.NONE);
    }
    return cells;
  }

  /** Mean number of unended translations; empty where one of these runs did not record it. */
  private static OptionalDouble mean(List<ScoreRow> rows) {
    return rows.stream().anyMatch(row -> row.unended().isEmpty())
        ? OptionalDouble.empty()
        : rows.stream().mapToInt(row -> row.unended().orElseThrow()).average();
  }

  /** A count, or a mean of counts to one decimal. */
  private static String unended(OptionalDouble count) {
    if (count.isEmpty()) {
      return Numbers.NONE;
    }
    double number = count.getAsDouble();
    return number == Math.rint(number) ? Numbers.count((long) number) : Numbers.fixed(number, 1);
  }

  /** How many there are, where it is the same for every seed. */
  private static String sentences(List<ScoreRow> seeds) {
    List<Integer> counts = seeds.stream().map(ScoreRow::sentences).distinct().toList();
    return counts.size() == 1 ? Numbers.count(counts.get(0)) : Numbers.NONE;
  }

  private static List<String> meanAndDeviation(List<ScoreRow> seeds) {
    double mean = seeds.stream().mapToDouble(ScoreRow::score).average().orElse(Double.NaN);
    double squares = seeds.stream().mapToDouble(row -> Math.pow(row.score() - mean, 2)).sum();
    double deviation = Math.sqrt(squares / (seeds.size() - 1));
    return List.of(Numbers.score(mean), "s.d. " + Numbers.fixed(deviation, 2));
  }

  private static String mean(double[] values) {
    return Numbers.fixed(Arrays.stream(values).average().orElse(Double.NaN), 3);
  }
}
