package org.lengthwise.report.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.report.text.Caveats;
import org.lengthwise.report.text.ScoreCaveats;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.ScoreRow;

/** The scores of an experiment in plain text, for the end of a command. */
public final class ScoreTable {
  private static final int WORDS = 1;
  private static final String PRIMARY = LengthCurves.Aspect.OF_THE_PAPER.metric();

  private ScoreTable() {}

  /**
   * One line for each model and seed: the score by each metric with its interval, the score by the
   * primary metric of the sentences without unknown words where they were scored, and the same by
   * source length, and how many translations the model did not end where there are any; then a line
   * for each doubt about the scores, and for each run that is missing.
   */
  public static String text(ExperimentFolder folder) {
    ExperimentResults study = ExperimentResults.read(folder);
    List<String> metrics = study.scores().stream().map(ScoreRow::metric).distinct().toList();
    LengthCurves curves = study.curves();
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("model", "seed"));
    head.addAll(metrics);
    if (noUnk(study)) {
      head.add("no-unk");
    }
    if (unended(study)) {
      head.add("unended");
    }
    curves.buckets().forEach(bucket -> head.add(bucket.toString()));
    lines.add(head);
    for (RunRecord run : study.runs()) {
      if (metrics.stream().anyMatch(metric -> score(study, run, metric).isPresent())) {
        lines.add(line(study, run, metrics, curves));
      }
    }
    String scores =
        lines.size() == 1
            ? "No run has been scored yet.\n"
            : aligned(lines) + note(curves, noUnk(study)) + doubts(study);
    String missing =
        new Caveats(study)
            .absences().stream().map(absence -> absence + "\n").collect(Collectors.joining());
    return scores + missing;
  }

  private static List<String> line(
      ExperimentResults study, RunRecord run, List<String> metrics, LengthCurves curves) {
    List<String> line = new ArrayList<>(List.of(run.model(), Long.toString(run.seed())));
    for (String metric : metrics) {
      line.add(score(study, run, metric).map(ScoreTable::cell).orElse("-"));
    }
    if (noUnk(study)) {
      line.add(score(study, run, PRIMARY, HypothesisRow.NO_UNK).map(ScoreTable::cell).orElse("-"));
    }
    if (unended(study)) {
      OptionalInt unended =
          score(study, run, PRIMARY).map(ScoreRow::unended).orElse(OptionalInt.empty());
      line.add(unended.isPresent() ? Numbers.count(unended.getAsInt()) : "-");
    }
    List<LengthCurves.Point> points = curves.points().getOrDefault(run.model(), List.of());
    for (int i = 0; i < curves.buckets().size(); i++) {
      Stream<LengthRow> rows =
          i < points.size() ? points.get(i).rows().stream() : Stream.<LengthRow>empty();
      line.add(
          rows.filter(row -> row.seed() == run.seed() && row.defined())
              .map(row -> Numbers.score(row.score()))
              .findFirst()
              .orElse("-"));
    }
    return line;
  }

  private static boolean noUnk(ExperimentResults study) {
    return study.scores().stream()
        .anyMatch(row -> row.subset().equals(HypothesisRow.NO_UNK) && row.metric().equals(PRIMARY));
  }

  private static boolean unended(ExperimentResults study) {
    return study.scores().stream()
        .filter(row -> row.subset().equals(HypothesisRow.ALL))
        .anyMatch(row -> row.unended().orElse(0) > 0);
  }

  private static String doubts(ExperimentResults study) {
    return new ScoreCaveats(study)
        .sentences().stream().map(sentence -> sentence + "\n").collect(Collectors.joining());
  }

  private static Optional<ScoreRow> score(ExperimentResults study, RunRecord run, String metric) {
    return score(study, run, metric, HypothesisRow.ALL);
  }

  private static Optional<ScoreRow> score(
      ExperimentResults study, RunRecord run, String metric, String subset) {
    return study.scores().stream()
        .filter(row -> row.model().equals(run.model()) && row.seed() == run.seed())
        .filter(row -> row.metric().equals(metric) && row.subset().equals(subset))
        .findFirst();
  }

  private static String cell(ScoreRow row) {
    if (!row.defined()) {
      return "-";
    }
    String score = Numbers.score(row.score());
    return Double.isNaN(row.low())
        ? score
        : "%s (%s to %s)".formatted(score, Numbers.score(row.low()), Numbers.score(row.high()));
  }

  private static String note(LengthCurves curves, boolean noUnk) {
    return curves.buckets().isEmpty()
        ? ""
        : (noUnk ? "Column no-unk: " + PRIMARY + " of the sentences without unknown words.\n" : "")
            + "Length columns: "
            + curves.aspect().metric()
            + " by length of the "
            + curves.aspect().axis()
            + " sentence in tokens.\n";
  }

  private static String aligned(List<List<String>> lines) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).codePointCount(0, line.get(i).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = line.get(i);
        String blank = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
        row.append(i == 0 ? "" : "  ").append(i < WORDS ? cell + blank : blank + cell);
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
