package org.lengthwise.report.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.metrics.Metric;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;

/**
 * Scores by sentence length, one curve a model, by one metric on one axis.
 *
 * @param sentences test sentences in each bucket, in the order of length
 * @param points for each model, in the order of the config, its points in the order of length
 */
public record LengthCurves(
    Aspect aspect, Map<LengthBucket, Integer> sentences, Map<String, List<Point>> points) {

  /**
   * Which part of the table is meant.
   *
   * @param subset {@code all} sentences, or a part of them
   * @param axis {@code source} or {@code reference}
   */
  public record Aspect(String subset, String axis, String metric) {
    /** The paper's: all sentences, by source length, the primary metric. */
    public static final Aspect OF_THE_PAPER =
        new Aspect(HypothesisRow.ALL, "source", Metric.primary().name());

    /** Why sentences may have no score by the metric; empty where it scores all. */
    public String undefined() {
      return Metric.named(metric).map(Metric::undefined).orElse("");
    }

    /** What headings call the metric. */
    public String label() {
      return Metric.label(metric);
    }
  }

  /** The part of the table that this aspect means. */
  public static LengthCurves of(Aspect aspect, List<String> models, List<LengthRow> table) {
    Map<LengthBucket, Integer> sentences =
        new TreeMap<>((a, b) -> Integer.compare(a.from(), b.from()));
    Map<String, Map<LengthBucket, List<LengthRow>>> rows = new LinkedHashMap<>();
    models.forEach(model -> rows.put(model, new LinkedHashMap<>()));
    for (LengthRow row : table) {
      if (!aspect(row).equals(aspect) || !rows.containsKey(row.model())) {
        continue;
      }
      LengthBucket bucket = new LengthBucket(row.lengthFrom(), row.lengthTo());
      sentences.merge(bucket, row.sentences(), Math::max);
      if (row.sentences() > 0) {
        rows.get(row.model()).computeIfAbsent(bucket, key -> new ArrayList<>()).add(row);
      }
    }
    Map<String, List<Point>> points = new LinkedHashMap<>();
    rows.forEach(
        (model, of) -> {
          if (of.values().stream().flatMap(List::stream).anyMatch(LengthRow::defined)) {
            points.put(
                model,
                sentences.keySet().stream()
                    .map(b -> new Point(b, List.copyOf(of.getOrDefault(b, List.of()))))
                    .toList());
          }
        });
    return new LengthCurves(aspect, sentences, points);
  }

  /** The curves of these models. */
  public LengthCurves only(Set<String> models) {
    Map<String, List<Point>> some = new LinkedHashMap<>(points);
    some.keySet().retainAll(models);
    return new LengthCurves(aspect, sentences, some);
  }

  /** The aspects the table holds, in its order. */
  public static List<Aspect> aspects(List<LengthRow> table) {
    return table.stream().map(LengthCurves::aspect).distinct().toList();
  }

  /** The buckets, in the order of length. */
  public List<LengthBucket> buckets() {
    return List.copyOf(sentences.keySet());
  }

  /** The buckets whose sentences have no score by the metric. */
  public List<LengthBucket> withoutScore() {
    List<LengthBucket> buckets = buckets();
    return IntStream.range(0, buckets.size())
        .filter(i -> sentences.getOrDefault(buckets.get(i), 0) > 0)
        .filter(i -> points.values().stream().allMatch(points -> points.get(i).empty()))
        .mapToObj(buckets::get)
        .toList();
  }

  /** The point of a model that has a curve, in the bucket of this index. */
  public Point point(String model, int bucket) {
    return Objects.requireNonNull(points.get(model), "a model without a curve").get(bucket);
  }

  /** Whether some model was scored with more than one seed. */
  public boolean severalSeeds() {
    return points.keySet().stream().anyMatch(this::severalSeeds);
  }

  /** Whether this model was scored with more than one seed. */
  public boolean severalSeeds(String model) {
    return points.getOrDefault(model, List.of()).stream()
        .anyMatch(point -> point.rows().size() > 1);
  }

  /** The models that were scored with one seed only. */
  public List<String> withOneSeed() {
    return points.keySet().stream().filter(model -> !severalSeeds(model)).toList();
  }

  private static Aspect aspect(LengthRow row) {
    return new Aspect(row.subset(), row.axis(), row.metric());
  }

  /**
   * How a model did in one length bucket, over its seeds.
   *
   * @param rows one for each seed that was scored and had sentences there; may be none. Either all
   *     have a score or none
   */
  public record Point(LengthBucket bucket, List<LengthRow> rows) {
    /** Whether nothing has a score here: a gap. */
    public boolean empty() {
      return rows.stream().noneMatch(LengthRow::defined);
    }

    /** Mean score over the seeds; NaN in a gap. */
    public double mean() {
      return rows.stream().mapToDouble(LengthRow::score).average().orElse(Double.NaN);
    }

    /** The lower edge: of the bootstrap interval with one seed, the lowest score with several. */
    public double low() {
      return rows.size() == 1
          ? rows.get(0).low()
          : rows.stream().mapToDouble(LengthRow::score).min().orElse(Double.NaN);
    }

    /** The upper edge: of the bootstrap interval with one seed, the highest score with several. */
    public double high() {
      return rows.size() == 1
          ? rows.get(0).high()
          : rows.stream().mapToDouble(LengthRow::score).max().orElse(Double.NaN);
    }

    /** Mean length ratio over the seeds; NaN in a gap. */
    public double lengthRatio() {
      return rows.stream().mapToDouble(LengthRow::lengthRatio).average().orElse(Double.NaN);
    }

    /** Whether both edges are known: a bootstrap interval may be missing. */
    public boolean bounded() {
      return !Double.isNaN(low()) && !Double.isNaN(high());
    }

    /**
     * Translations that the model did not end, the mean over the seeds; empty where not recorded.
     */
    public OptionalDouble unended() {
      return rows.stream().anyMatch(row -> row.unended().isEmpty())
          ? OptionalDouble.empty()
          : rows.stream().mapToInt(row -> row.unended().orElseThrow()).average();
    }

    /** Mean brevity penalty over the seeds; NaN in a gap. */
    public double brevityPenalty() {
      return rows.stream().mapToDouble(LengthRow::brevityPenalty).average().orElse(Double.NaN);
    }
  }
}
