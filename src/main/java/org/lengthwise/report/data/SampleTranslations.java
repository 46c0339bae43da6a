package org.lengthwise.report.data;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.random.RandomStream;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.ResultsException;
import org.lengthwise.spec.EvaluationSpec;

/** Test sentences drawn by seed, spread over the length buckets, with every model's translation. */
public record SampleTranslations(ExperimentResults study, ExperimentFolder folder) {

  /** The samples, shortest source first. */
  public Samples draw() {
    if (study.spec().evaluation().samples() == 0) {
      return Samples.hidden("The config asks for none.");
    }
    List<String> unreadable = new ArrayList<>();
    Map<String, Map<Integer, HypothesisRow>> translations = translations(unreadable);
    if (translations.isEmpty()
        && unreadable.isEmpty()
        && !study.scores().isEmpty()
        && !study.shareable()) {
      return Samples.withheld();
    }
    List<Samples.Sample> samples =
        choose(translations).stream().map(row -> sample(row, translations)).toList();
    return Samples.of(samples, study.spec().seeds().size() > 1, unreadable);
  }

  /** Writes the translations of the samples, and no others, into the runs of another folder. */
  public void write(ExperimentFolder target) {
    Map<String, Map<Integer, HypothesisRow>> translations = translations(new ArrayList<>());
    Set<Integer> chosen =
        choose(translations).stream().map(HypothesisRow::sentence).collect(Collectors.toSet());
    for (Map<Integer, HypothesisRow> rows : translations.values()) {
      List<HypothesisRow> shown =
          rows.values().stream().filter(row -> chosen.contains(row.sentence())).toList();
      if (!shown.isEmpty()) {
        HypothesisRow first = shown.get(0);
        HypothesisRow.write(shown, target.run(first.model(), first.seed()).hypotheses());
      }
    }
  }

  /** By model and sentence; models without a translation are left out. */
  private Map<String, Map<Integer, HypothesisRow>> translations(List<String> unreadable) {
    Map<String, Map<Integer, HypothesisRow>> translations = new LinkedHashMap<>();
    for (String model : study.models()) {
      Map<Integer, HypothesisRow> rows = read(model, unreadable);
      if (!rows.isEmpty()) {
        translations.put(model, rows);
      }
    }
    return translations;
  }

  /** The translations of the model's first run that has any. */
  private Map<Integer, HypothesisRow> read(String model, List<String> unreadable) {
    Map<Integer, HypothesisRow> rows = new TreeMap<>();
    for (long seed : study.spec().seeds()) {
      Path file = folder.run(model, seed).hypotheses();
      if (rows.isEmpty() && Files.exists(file)) {
        try {
          HypothesisRow.read(file).stream()
              .filter(row -> row.subset().equals(HypothesisRow.ALL))
              .forEach(row -> rows.put(row.sentence(), row));
        } catch (ResultsException | UncheckedIOException e) {
          unreadable.add(model + ", seed " + seed);
        }
      }
    }
    return rows;
  }

  /** Goes round the buckets, taking a sentence of each in turn, until there are enough. */
  private List<HypothesisRow> choose(Map<String, Map<Integer, HypothesisRow>> translations) {
    Map<Integer, HypothesisRow> sentences = new TreeMap<>();
    translations.values().forEach(rows -> rows.forEach(sentences::putIfAbsent));
    EvaluationSpec evaluation = study.spec().evaluation();
    UniformRandomProvider random = RandomStream.of(evaluation.seed(), "sample translations", 0);
    List<List<HypothesisRow>> buckets = new ArrayList<>();
    for (LengthBucket bucket : LengthBucket.endingAt(evaluation.buckets())) {
      List<HypothesisRow> inside =
          sentences.values().stream().filter(row -> bucket.holds(row.sourceLength())).toList();
      List<HypothesisRow> shuffled = new ArrayList<>();
      for (int place : RandomStream.permutation(inside.size(), random)) {
        shuffled.add(inside.get(place));
      }
      buckets.add(shuffled);
    }
    List<HypothesisRow> chosen = new ArrayList<>();
    int wanted = Math.min(evaluation.samples(), buckets.stream().mapToInt(List::size).sum());
    for (int round = 0; chosen.size() < wanted; round++) {
      for (List<HypothesisRow> bucket : buckets) {
        if (round < bucket.size() && chosen.size() < wanted) {
          chosen.add(bucket.get(round));
        }
      }
    }
    chosen.sort(
        Comparator.comparingInt(HypothesisRow::sourceLength)
            .thenComparingInt(HypothesisRow::sentence));
    return chosen;
  }

  private static Samples.Sample sample(
      HypothesisRow row, Map<String, Map<Integer, HypothesisRow>> translations) {
    List<Samples.Sample.Line> lines = new ArrayList<>();
    lines.add(new Samples.Sample.Line("reference", row.referenceText()));
    translations.forEach(
        (model, rows) -> {
          HypothesisRow translation = rows.get(row.sentence());
          if (translation != null) {
            lines.add(new Samples.Sample.Line(model, translation.hypothesisText()));
          }
        });
    return new Samples.Sample(row.sentence(), row.sourceLength(), row.source(), lines);
  }
}
