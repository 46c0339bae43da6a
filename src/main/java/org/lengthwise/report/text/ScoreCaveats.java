package org.lengthwise.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.ScoreRow;

/** What is wrong with the scores themselves, and so comes before all other caveats. */
public record ScoreCaveats(ExperimentResults study) {
  private static final LengthCurves.Aspect ASPECT = LengthCurves.Aspect.OF_THE_PAPER;

  /** Models without a score to speak of, sentences without a score, translations without an end. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.addAll(zeros());
    sentences.addAll(undefined());
    sentences.addAll(unended());
    return sentences;
  }

  private List<String> zeros() {
    List<String> models =
        study.models().stream()
            .filter(
                model -> rows(model).stream().mapToDouble(ScoreRow::score).average().isPresent())
            .filter(
                model ->
                    Numbers.isZero(
                        rows(model).stream().mapToDouble(ScoreRow::score).average().orElseThrow()))
            .toList();
    return models.isEmpty()
        ? List.of()
        : List.of(
            "%s on the whole test set: %s not learnt to translate, and the scores by length say nothing."
                .formatted(
                    Numbers.joined(models)
                        + (models.size() == 1 ? " scores 0.0 " : " score 0.0 ")
                        + ASPECT.label(),
                    models.size() == 1 ? "it has" : "they have"));
  }

  private List<String> undefined() {
    LengthCurves curves = study.curves();
    String reason = ": " + ASPECT.undefined() + ".";
    if (study.models().stream().flatMap(m -> rows(m).stream()).anyMatch(row -> !row.defined())) {
      return List.of("The test set has no " + ASPECT.label() + reason);
    }
    List<String> lengths =
        curves.withoutScore().stream().map(b -> b.toString().replace('-', '–')).toList();
    return lengths.isEmpty()
        ? List.of()
        : List.of(
            "Sentences of %s %s tokens have no %s%s"
                .formatted(Numbers.joined(lengths), ASPECT.axis(), ASPECT.label(), reason));
  }

  private List<String> unended() {
    String models =
        study.models().stream()
            .filter(model -> unended(model) > 0)
            .map(
                model ->
                    "%s of %s by %s"
                        .formatted(
                            Numbers.count(unended(model)),
                            Numbers.count(
                                rows(model).stream().mapToLong(ScoreRow::sentences).sum()),
                            model))
            .collect(Collectors.joining(", "));
    return models.isEmpty()
        ? List.of()
        : List.of(
            "Translations that the model did not end, so that they were cut off at the length limit"
                + " (decoding.length-factor): "
                + models
                + ". They are scored as they are.");
  }

  private long unended(String model) {
    return rows(model).stream().mapToLong(row -> row.unended().orElse(0)).sum();
  }

  private List<ScoreRow> rows(String model) {
    return study.scores().stream()
        .filter(row -> row.model().equals(model) && row.metric().equals(ASPECT.metric()))
        .filter(row -> row.subset().equals(HypothesisRow.ALL))
        .toList();
  }
}
