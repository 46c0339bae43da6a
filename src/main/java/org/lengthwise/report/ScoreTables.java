package org.lengthwise.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.results.ScoreRow;

/** The tables of scores. */
record ScoreTables(Study study) {

  /** Every run by every metric over all sentences, means over seeds last. */
  DataTable scores() {
    List<List<String>> rows = new ArrayList<>();
    for (String metric : metrics()) {
      for (String model : study.models()) {
        List<ScoreRow> seeds = of(metric, model);
        seeds.forEach(row -> rows.add(row(row)));
        if (seeds.size() > 1) {
          rows.add(mean(metric, model, seeds));
        }
      }
    }
    return DataTable.of(
        List.of(
            "metric",
            "model",
            "seed",
            "BLEU",
            interval(),
            "brevity penalty",
            "length ratio",
            "sentences"),
        rows,
        2);
  }

  /** What each metric is, exactly: its name and its signature. */
  Map<String, String> signatures() {
    Map<String, String> signatures = new LinkedHashMap<>();
    study.scores().forEach(row -> signatures.putIfAbsent(row.metric(), row.signature()));
    return signatures;
  }

  /** BLEU by length: one table for each subset, axis and metric, the paper's first. */
  List<DataTable> byLength() {
    return LengthCurves.aspects(study.lengths()).stream()
        .map(aspect -> LengthCurves.of(aspect, study.models(), study.lengths()))
        .filter(curves -> !curves.points().isEmpty())
        .map(this::byLength)
        .sorted((a, b) -> Boolean.compare(ofThePaper(b), ofThePaper(a)))
        .toList();
  }

  private static boolean ofThePaper(DataTable table) {
    return table.caption().equals(caption(LengthCurves.Aspect.OF_THE_PAPER));
  }

  private DataTable byLength(LengthCurves curves) {
    List<DataTable.Group> groups = new ArrayList<>(List.of(new DataTable.Group("", 2)));
    List<String> columns =
        new ArrayList<>(List.of(curves.aspect().axis() + " length", "sentences"));
    for (String model : curves.points().keySet()) {
      groups.add(new DataTable.Group(model, 4));
      columns.addAll(
          List.of(
              "BLEU",
              curves.severalSeeds(model) ? "range of seeds" : interval(),
              "brevity penalty",
              "length ratio"));
    }
    List<List<String>> rows = new ArrayList<>();
    List<LengthBucket> buckets = curves.buckets();
    List<Integer> sentences = List.copyOf(curves.sentences().values());
    for (int i = 0; i < buckets.size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(buckets.get(i).toString().replace('-', '–'));
      row.add(Numbers.count(sentences.get(i)));
      for (List<LengthPoint> points : curves.points().values()) {
        LengthPoint point = points.get(i);
        row.add(Numbers.score(point.mean()));
        row.add(Numbers.interval(point.low(), point.high()));
        row.add(Numbers.fixed(point.brevityPenalty(), 3));
        row.add(Numbers.fixed(point.lengthRatio(), 3));
      }
      rows.add(row);
    }
    return new DataTable(caption(curves.aspect()), groups, columns, rows, 1);
  }

  private String interval() {
    return Numbers.confidence(study.spec().evaluation().confidence()) + " interval";
  }

  private static String caption(LengthCurves.Aspect aspect) {
    return aspect.metric()
        + " by "
        + aspect.axis()
        + " length"
        + (aspect.subset().equals("all") ? "" : ", subset " + aspect.subset());
  }

  private List<String> metrics() {
    return study.scores().stream().map(ScoreRow::metric).distinct().toList();
  }

  private List<ScoreRow> of(String metric, String model) {
    return study.scores().stream()
        .filter(row -> row.metric().equals(metric) && row.model().equals(model))
        .filter(row -> row.subset().equals("all"))
        .collect(Collectors.toList());
  }

  private static List<String> row(ScoreRow row) {
    return List.of(
        row.metric(),
        row.model(),
        Long.toString(row.seed()),
        Numbers.score(row.score()),
        Numbers.interval(row.low(), row.high()),
        Numbers.fixed(row.brevityPenalty(), 3),
        Numbers.fixed(row.lengthRatio(), 3),
        Numbers.count(row.sentences()));
  }

  private static List<String> mean(String metric, String model, List<ScoreRow> seeds) {
    double mean = seeds.stream().mapToDouble(ScoreRow::score).average().orElse(Double.NaN);
    double squares = seeds.stream().mapToDouble(row -> Math.pow(row.score() - mean, 2)).sum();
    double deviation = Math.sqrt(squares / (seeds.size() - 1));
    return List.of(
        metric,
        model,
        "mean of " + seeds.size(),
        Numbers.score(mean),
        "s.d. " + Numbers.fixed(deviation, 2),
        mean(seeds.stream().mapToDouble(ScoreRow::brevityPenalty).toArray()),
        mean(seeds.stream().mapToDouble(ScoreRow::lengthRatio).toArray()),
        Numbers.NONE);
  }

  private static String mean(double[] values) {
    return Numbers.fixed(Arrays.stream(values).average().orElse(Double.NaN), 3);
  }
}
