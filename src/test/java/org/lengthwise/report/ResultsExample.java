package org.lengthwise.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.report.data.ExampleCurves;
import org.lengthwise.report.data.ExampleModels;
import org.lengthwise.report.data.ExampleText;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.ModelSpec;

/** Results as an experiment leaves them, made up. */
public final class ResultsExample {
  public static final String FIXED = "fixed-vector";
  public static final String ATTENTION = "attention";
  static final int PER_BUCKET = 5;

  /** What every translation with the unknown word banned says. */
  public static final String KNOWN_ONLY = "banned";

  private static final Map<String, double[]> BLEU =
      Map.of(
          FIXED, new double[] {12.3, 10.0, 8.2, 6.9, 6.7, 6.3, 6.2},
          ATTENTION, new double[] {25.2, 26.3, 25.2, 24.5, 22.4, 21.0, 18.0});

  private final ExperimentFolder folder;
  private final ExperimentSpec spec;
  private final List<ScoreRow> scores = new ArrayList<>();
  private final List<LengthRow> lengths = new ArrayList<>();
  private final List<SharpnessRow> sharpness = new ArrayList<>();
  private int emptyBucket = -1;
  private int shortBucket = -1;
  private OptionalInt unended = OptionalInt.empty();
  private double factor = 1;

  /** An experiment of two models on files ({@code corpus: files}) or on the grammar. */
  public ResultsExample(Path root, String corpus, List<Long> seeds) {
    this(root, corpus, seeds, ExampleModels.two());
  }

  /** An experiment of these models. */
  public ResultsExample(Path root, String corpus, List<Long> seeds, String models) {
    this(root, corpus, seeds, models, "");
  }

  /** An experiment of these models with a sweep: {@code key: [values]}, a line each. */
  ResultsExample(Path root, String corpus, List<Long> seeds, String models, String sweep) {
    folder = new ExperimentFolder(root);
    String config =
        ExampleText.config(corpus, seeds, models)
            + (sweep.isEmpty() ? "" : "sweep:\n" + sweep.indent(2));
    AtomicFile.write(folder.config(), config);
    spec = ExperimentReader.parse(config, "example.yaml", List.of());
    ExampleText.manifest(corpus.equals("grammar")).write(folder.corpus());
    ExampleText.provenance(seeds).write(folder.provenance());
  }

  public ExperimentFolder folder() {
    return folder;
  }

  /** Writes the page and reads it. */
  public String page() throws IOException {
    return Files.readString(Report.write(folder));
  }

  /** Writes the config anew with this text in the place of that. */
  public ResultsExample with(String old, String fresh) throws IOException {
    String config = Files.readString(folder.config());
    if (!config.contains(old)) {
      throw new IllegalArgumentException("the config has no " + old);
    }
    Files.writeString(folder.config(), config.replace(old, fresh));
    return this;
  }

  /** No sentence falls into this bucket, counted from 0. */
  public ResultsExample withEmptyBucket(int bucket) {
    emptyBucket = bucket;
    return this;
  }

  /** The references in this bucket, counted from 0, are too short for a score. */
  public ResultsExample withShortBucket(int bucket) {
    shortBucket = bucket;
    return this;
  }

  /** Of the runs added from now on, so many translations in each bucket were not ended. */
  public ResultsExample unended(int count) {
    unended = OptionalInt.of(count);
    return this;
  }

  /** The runs added from now on score nothing. */
  public ResultsExample scoringNothing() {
    factor = 0;
    return this;
  }

  /** Adds a finished run with scores and translations. */
  public ResultsExample finished(String model, long seed) {
    RunFolder run = folder.run(model, seed);
    boolean fixed = spec(model) instanceof FixedVectorSpec;
    ExampleCurves.write(model, seed, fixed, run);
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
            spec(model).encoder().name().toLowerCase(Locale.ROOT),
            3,
            "0123abcd")
        .write(run.status());
    List<HypothesisRow> rows = new ArrayList<>();
    List<LengthBucket> buckets = LengthBucket.endingAt(spec.evaluation().buckets());
    for (int i = 0; i < buckets.size() * PER_BUCKET; i++) {
      LengthBucket bucket = buckets.get(i % buckets.size());
      if (i % buckets.size() != emptyBucket) {
        rows.add(ExampleText.hypothesis(model, seed, i, bucket.from() + i % 7));
      }
    }
    HypothesisRow.write(rows, run.hypotheses());
    score(model, seed, buckets);
    return this;
  }

  /** Adds a run that failed before it had any scores. */
  public ResultsExample failed(String model, long seed, String message) {
    RunStatus.waiting(model, seed, "0123abcd")
        .in(RunStatus.State.FAILED, message)
        .write(folder.run(model, seed).status());
    return this;
  }

  /** Adds scores and translations of the sentences without unknown words, 30 BLEU higher. */
  public ResultsExample knownWords(String model, long seed) {
    List<ScoreRow> known = new ArrayList<>();
    for (ScoreRow row : scores) {
      if (row.model().equals(model) && row.seed() == seed) {
        double bleu = row.score() + 30;
        known.add(
            new ScoreRow(
                model,
                seed,
                "no-unk",
                "greedy",
                row.metric(),
                737,
                bleu,
                bleu - 1,
                bleu + 1,
                1,
                1,
                row.signature(),
                row.unended()));
      }
    }
    scores.addAll(known);
    ScoreRow.write(scores, folder.scores());
    lengths.add(
        new LengthRow(
            model,
            seed,
            "no-unk",
            "source",
            "bleu-tokenised",
            1,
            OptionalInt.of(10),
            99,
            77,
            76,
            78,
            1,
            1,
            unended));
    LengthRow.write(lengths, folder.bleuByLength());
    Path file = folder.run(model, seed).hypotheses();
    List<HypothesisRow> rows = new ArrayList<>(HypothesisRow.read(file));
    rows.addAll(rows.stream().map(row -> copy(row, row.source(), KNOWN_ONLY, "no-unk")).toList());
    HypothesisRow.write(rows, file);
    return this;
  }

  /** Removes the scores of a subset. */
  public void dropScores(String subset) {
    scores.removeIf(row -> row.subset().equals(subset));
    ScoreRow.write(scores, folder.scores());
  }

  /** Adds a run's row of sharpness. */
  public ResultsExample sharpness(String model, long seed, double maximum, double entropy) {
    sharpness.add(
        new SharpnessRow(model, seed, "greedy", 1811, 65_000 + (int) seed, maximum, entropy, 3.5));
    SharpnessRow.write(sharpness, folder.sharpness());
    return this;
  }

  /** Adds a run's alignments of these sentences, between words that hold the text. */
  ResultsExample aligned(String model, long seed, String text, String... sentences) {
    List<AlignmentRecord> records = new ArrayList<>();
    for (String sentence : sentences) {
      records.add(
          new AlignmentRecord(
              model,
              seed,
              sentence,
              List.of("source", text, "</s>"),
              List.of(text, "</s>"),
              List.of(-0.5, -0.25),
              -0.75,
              List.of(List.of(0.2, 0.7, 0.1), List.of(0.0, 0.0, 1.0))));
    }
    AlignmentRecord.write(records, folder.run(model, seed).alignments());
    return this;
  }

  /** Puts the text in the place of every sentence and translation of a run. */
  public ResultsExample saying(String model, long seed, String text) {
    Path file = folder.run(model, seed).hypotheses();
    HypothesisRow.write(
        HypothesisRow.read(file).stream().map(row -> copy(row, text, text, row.subset())).toList(),
        file);
    return this;
  }

  private ModelSpec spec(String model) {
    return spec.models().stream().filter(of -> of.name().equals(model)).findFirst().orElseThrow();
  }

  /** Of a model without numbers of its own, those of attention less its place. */
  private double[] bleu(String model) {
    int place = spec.models().indexOf(spec(model));
    return BLEU.getOrDefault(
        model, Arrays.stream(BLEU.get(ATTENTION)).map(bleu -> bleu - 1.3 * place).toArray());
  }

  private void score(String model, long seed, List<LengthBucket> buckets) {
    double shift = 0.5 * (seed - spec.seeds().get(0));
    for (String metric : List.of("bleu-tokenised", "bleu-13a")) {
      double all =
          factor
              * ((model.equals(FIXED) ? 7.0 : 21.9) + shift + (metric.equals("bleu-13a") ? 2 : 0));
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
              metric.equals("bleu-13a") ? "case:lc|tok:13a" : "case:lc|tok:none",
              unended.isEmpty() ? unended : OptionalInt.of(buckets.size() * unended.getAsInt())));
      for (int i = 0; i < buckets.size(); i++) {
        LengthBucket bucket = buckets.get(i);
        boolean gap = i == emptyBucket || i == shortBucket;
        double bleu = gap ? Double.NaN : factor * (bleu(model)[i] + shift);
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
                i == emptyBucket ? Double.NaN : 0.95,
                i == emptyBucket ? Double.NaN : 0.96,
                unended));
      }
    }
    ScoreRow.write(scores, folder.scores());
    LengthRow.write(lengths, folder.bleuByLength());
  }

  private static HypothesisRow copy(HypothesisRow row, String text, String said, String subset) {
    return new HypothesisRow(
        row.model(),
        row.seed(),
        "greedy",
        row.sentence(),
        row.sourceLength(),
        3,
        text,
        text,
        said,
        -1,
        said,
        text,
        subset,
        row.ended());
  }
}
