package org.lengthwise.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthBuckets;
import org.lengthwise.results.AtomicFile;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/** Results as an experiment leaves them, made up. */
final class ResultsExample {
  static final String FIXED = "fixed-vector";
  static final String ATTENTION = "attention";
  static final int PER_BUCKET = 5;

  private static final Map<String, double[]> BLEU =
      Map.of(
          FIXED, new double[] {12.3, 10.0, 8.2, 6.9, 6.7, 6.3, 6.2},
          ATTENTION, new double[] {25.2, 26.3, 25.2, 24.5, 22.4, 21.0, 18.0});

  private final ExperimentFolder folder;
  private final ExperimentSpec spec;
  private final List<ScoreRow> scores = new ArrayList<>();
  private final List<LengthRow> lengths = new ArrayList<>();
  private int emptyBucket = -1;

  /** An experiment of two models on files ({@code corpus: files}) or on the grammar. */
  ResultsExample(Path root, String corpus, List<Long> seeds) {
    folder = new ExperimentFolder(root);
    String config = ExampleText.config(corpus, seeds);
    AtomicFile.write(folder.config(), config);
    spec = ExperimentReader.parse(config, "example.yaml", List.of());
    ExampleText.manifest(corpus.equals("grammar")).write(folder.corpus());
    provenance(seeds).write(folder.provenance());
  }

  ExperimentFolder folder() {
    return folder;
  }

  /** No sentence falls into this bucket, counted from 0. */
  ResultsExample withEmptyBucket(int bucket) {
    emptyBucket = bucket;
    return this;
  }

  /** Adds a finished run with scores and translations. */
  ResultsExample finished(String model, long seed) {
    RunFolder run = folder.run(model, seed);
    boolean fixed = model.equals(FIXED);
    curves(model, seed, run);
    new RunStatus(
            model,
            seed,
            RunStatus.State.FINISHED,
            3000,
            3000,
            fixed ? 3.9 : 2.6,
            "",
            fixed ? 7_654_321 : 8_765_432,
            fixed ? 2400 : 4100,
            5_500_000,
            fixed ? "forward" : "bidirectional",
            3,
            "0123abcd")
        .write(run.status());
    List<HypothesisRow> rows = new ArrayList<>();
    List<LengthBucket> buckets = LengthBuckets.of(spec.evaluation().buckets());
    for (int i = 0; i < buckets.size() * PER_BUCKET; i++) {
      LengthBucket bucket = buckets.get(i % buckets.size());
      if (i % buckets.size() != emptyBucket) {
        rows.add(hypothesis(model, seed, i, bucket.from() + i % 7));
      }
    }
    HypothesisRow.write(rows, run.hypotheses());
    score(model, seed, buckets);
    return this;
  }

  /** Adds a run that failed before it had any scores. */
  ResultsExample failed(String model, long seed, String message) {
    RunStatus.waiting(model, seed, "0123abcd")
        .in(RunStatus.State.FAILED, message)
        .write(folder.run(model, seed).status());
    return this;
  }

  /** Puts the text in the place of every sentence and translation of a run. */
  ResultsExample saying(String model, long seed, String text) {
    Path file = folder.run(model, seed).hypotheses();
    HypothesisRow.write(
        HypothesisRow.read(file).stream()
            .map(
                row ->
                    new HypothesisRow(
                        model,
                        seed,
                        "greedy",
                        row.sentence(),
                        row.sourceLength(),
                        3,
                        text,
                        text,
                        text,
                        -1,
                        text,
                        text,
                        "all"))
            .toList(),
        file);
    return this;
  }

  private void score(String model, long seed, List<LengthBucket> buckets) {
    double shift = 0.5 * (seed - spec.seeds().get(0));
    for (String metric : List.of("bleu-tokenised", "bleu-13a")) {
      double all = (model.equals(FIXED) ? 7.0 : 21.9) + shift + (metric.equals("bleu-13a") ? 2 : 0);
      scores.add(
          new ScoreRow(
              model,
              seed,
              "all",
              "greedy",
              metric,
              1811,
              all,
              all - 0.7,
              all + 0.8,
              0.987,
              0.99,
              metric.equals("bleu-13a") ? "case:lc|tok:13a" : "case:lc|tok:none"));
      for (int i = 0; i < buckets.size(); i++) {
        LengthBucket bucket = buckets.get(i);
        double bleu = i == emptyBucket ? Double.NaN : BLEU.get(model)[i] + shift;
        lengths.add(
            new LengthRow(
                model,
                seed,
                "all",
                "source",
                metric,
                bucket.from(),
                bucket.to(),
                i == emptyBucket ? 0 : 280 - 20 * i,
                bleu,
                bleu - 1.5,
                bleu + 1.6,
                Double.isNaN(bleu) ? Double.NaN : 0.95,
                Double.isNaN(bleu) ? Double.NaN : 0.96));
      }
    }
    ScoreRow.write(scores, folder.scores());
    LengthRow.write(lengths, folder.bleuByLength());
  }

  private static void curves(String model, long seed, RunFolder run) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TrainingRow> training = new ArrayList<>();
    List<ValidationRow> validation = new ArrayList<>();
    boolean fixed = model.equals(FIXED);
    double seconds = 0;
    for (int update = 25; update <= 3000; update += 25) {
      double loss =
          (fixed ? 4.1 : 2.7)
              + 5 * Math.exp(-update / (fixed ? 400.0 : 600.0))
              - update * 1e-4
              + 0.08 * random.nextDouble();
      seconds += (fixed ? 20 : 34) * (1 + 0.1 * random.nextDouble());
      training.add(new TrainingRow(model, seed, 1, update, 45_000, loss, 1e-3, 1.1, 0.4, seconds));
      if (update % 250 == 0) {
        double dev = fixed && update == 3000 ? loss + 0.5 : loss + 0.1;
        validation.add(
            new ValidationRow(model, seed, 1, update, dev, Math.exp(dev), "", Double.NaN));
      }
    }
    TrainingRow.write(training, run.training());
    ValidationRow.write(validation, run.validation());
  }

  private static HypothesisRow hypothesis(String model, long seed, int sentence, int length) {
    String source = sentence("the honourable member said what the house had to hear", length);
    String reference =
        sentence("l'honorable membre a dit ce que la maison devait entendre", length);
    String text = reference + (model.equals(FIXED) ? " ⁇ ⁇" : "");
    return new HypothesisRow(
        model, seed, "greedy", sentence, length, length, source, reference, text, -7.5, text,
        reference, "all");
  }

  private static String sentence(String words, int length) {
    String[] word = words.split(" ");
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      tokens.add(word[i % word.length]);
    }
    return String.join(" ", tokens);
  }

  private static Provenance provenance(List<Long> seeds) {
    Map<String, String> data = new LinkedHashMap<>();
    for (String file : List.of("dev.en", "dev.fr", "train.en.gz", "train.fr.gz")) {
      data.put(file, "5f2a".repeat(16));
    }
    return new Provenance(
        "1234567890abcdef1234567890abcdef12345678",
        false,
        "0.1.0",
        "ab12".repeat(16),
        "cd34".repeat(16),
        data,
        Map.of("java", "17.0.12", "djl", "0.35.1", "libtorch", "2.7.1"),
        "Linux amd64",
        "AMD EPYC 7543",
        2,
        1,
        seeds,
        "2026-01-02T03:04:05Z",
        "2026-01-02T04:34:05Z");
  }

  /** A bucket as the tables have it. */
  static LengthRow row(String model, int from, OptionalInt to, int sentences, double bleu) {
    return new LengthRow(
        model,
        1,
        "all",
        "source",
        "bleu-tokenised",
        from,
        to,
        sentences,
        bleu,
        bleu - 1,
        bleu + 1,
        1,
        1);
  }
}
