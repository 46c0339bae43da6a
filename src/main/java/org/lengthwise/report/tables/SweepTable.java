package org.lengthwise.report.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.spec.SweepSpec;

/** A sweep at a glance: a row for each variant, with its values and what it scored. */
record SweepTable(ExperimentResults study) {
  private static final LengthCurves.Aspect ASPECT = LengthCurves.Aspect.OF_THE_PAPER;

  /** The table; none without a sweep, or before anything is scored. */
  Optional<DataTable> draw() {
    LengthCurves curves = study.curves();
    return study.spec().sweep().filter(sweep -> !curves.points().isEmpty()).map(this::draw);
  }

  private DataTable draw(SweepSpec sweep) {
    LengthCurves curves = study.curves();
    List<Integer> buckets = scored(curves);
    List<String> columns = new ArrayList<>(List.of("model"));
    sweep.columns().forEach(column -> columns.add(column.replaceFirst("^models\\.", "")));
    columns.addAll(List.of("seeds", ASPECT.label()));
    buckets.forEach(bucket -> columns.add(curves.buckets().get(bucket) + ""));
    List<List<String>> rows = new ArrayList<>();
    for (SweepSpec.Variant variant : sweep.variants()) {
      rows.add(row(sweep, variant, curves, buckets));
    }
    return new DataTable(
        "the sweep: " + ASPECT.metric() + ", and by source length, means over seeds",
        List.of(),
        columns.stream().map(column -> column.replaceFirst("^(\\d+)-", "$1–")).toList(),
        rows,
        1 + sweep.columns().size());
  }

  private List<String> row(
      SweepSpec sweep, SweepSpec.Variant variant, LengthCurves curves, List<Integer> buckets) {
    String model = variant.model().name();
    double[] scores =
        study.scores().stream()
            .filter(row -> row.model().equals(model))
            .filter(row -> row.metric().equals(ASPECT.metric()))
            .filter(row -> row.subset().equals(HypothesisRow.ALL))
            .mapToDouble(ScoreRow::score)
            .toArray();
    List<String> row = new ArrayList<>(List.of(variant.of()));
    sweep.columns().forEach(column -> row.add(variant.values().getOrDefault(column, Numbers.NONE)));
    row.add(Integer.toString(scores.length));
    row.add(Numbers.score(Arrays.stream(scores).average().orElse(Double.NaN)));
    for (int bucket : buckets) {
      row.add(
          curves.points().containsKey(model)
              ? Numbers.score(curves.point(model, bucket).mean())
              : Numbers.NONE);
    }
    return row;
  }

  /** The buckets that any variant was scored in. */
  private static List<Integer> scored(LengthCurves curves) {
    List<Integer> scored = new ArrayList<>();
    for (int bucket = 0; bucket < curves.buckets().size(); bucket++) {
      int place = bucket;
      if (curves.points().values().stream().anyMatch(points -> !points.get(place).empty())) {
        scored.add(bucket);
      }
    }
    return scored;
  }
}
