package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.metrics.Bleu;
import org.lengthwise.metrics.Metric;
import org.lengthwise.metrics.Statistics;
import org.lengthwise.random.RandomStream;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.SentenceTable;
import org.lengthwise.results.SignificanceRow;
import org.lengthwise.results.SignificanceRow.Question;

/**
 * Three models of two seeds on 120 sentences of 6 tokens, 120 of 12, 30 of 18 and 5 of 25: the
 * first gets words right the less often the longer the sentence, the others as often at any length.
 */
class SignificanceTestsTest {
  private static final List<String> MODELS = List.of("fixed", "attention", "other");
  private static final List<LengthBucket> BUCKETS = LengthBucket.endingAt(List.of(8, 15, 20));
  private static final int[] LENGTHS =
      IntStream.range(0, 275).map(i -> i < 120 ? 6 : i < 240 ? 12 : i < 270 ? 18 : 25).toArray();

  private static List<SentenceTable> tables;
  private static List<SignificanceRow> rows;

  @BeforeAll
  static void test() {
    tables = new ArrayList<>();
    for (String model : MODELS) {
      for (long seed = 1; seed <= 2; seed++) {
        tables.add(table(model, seed));
      }
    }
    rows = tests(tables, Optional.empty());
  }

  private static List<SignificanceRow> tests(
      List<SentenceTable> tables, Optional<List<String>> far, String... overrides) {
    Comparisons comparisons =
        new Comparisons(
            MODELS,
            Map.of("fixed", 20, "attention", 20, "other", 15),
            BUCKETS,
            LengthHistogram.of(List.of(6, 6, 6, 12, 12, 18)),
            Optional.empty(),
            far);
    return SignificanceTests.of(tables, comparisons, TinyExperiment.spec(overrides).evaluation());
  }

  private static SentenceTable table(String model, long seed) {
    UniformRandomProvider random = RandomStream.of(seed, model, 0);
    SentenceMeasures measures = new SentenceMeasures();
    List<HypothesisRow> translations = new ArrayList<>();
    for (int sentence = 0; sentence < LENGTHS.length; sentence++) {
      double right = model.equals("fixed") ? 1.05 - LENGTHS[sentence] / 40.0 : 0.9;
      translations.add(row(model, seed, sentence, right, random));
    }
    measures.add(translations);
    return measures.table();
  }

  private static HypothesisRow row(
      String model, long seed, int sentence, double right, UniformRandomProvider random) {
    int length = LENGTHS[sentence];
    List<String> reference = IntStream.range(0, length).mapToObj(i -> "w" + i).toList();
    List<String> hypothesis =
        reference.stream().map(word -> random.nextDouble() < right ? word : "x").toList();
    String wanted = String.join(" ", reference);
    String said = String.join(" ", hypothesis);
    return new HypothesisRow(
        model,
        seed,
        "greedy",
        sentence,
        length,
        length,
        "s",
        wanted,
        said,
        -1,
        said,
        wanted,
        "all",
        Optional.of(true));
  }

  private static SignificanceRow row(
      List<SignificanceRow> rows, String model, String other, String question, int from) {
    return rows.stream()
        .filter(row -> row.metric().equals("bleu-tokenised") && row.axis().equals("source"))
        .filter(row -> row.model().equals(model) && row.other().equals(other))
        .filter(row -> row.question().equals(question))
        .filter(row -> from == 0 || row.lengthFrom().equals(OptionalInt.of(from)))
        .findFirst()
        .orElseThrow();
  }

  /** BLEU of one run on the sentences of this length; of all where it is 0. */
  private static double bleu(int run, int length) {
    List<Statistics> all = tables.get(run).statistics().get("bleu-tokenised");
    return Bleu.TOKENISED
        .score(
            IntStream.range(0, LENGTHS.length)
                .filter(i -> length == 0 || LENGTHS[i] == length)
                .mapToObj(all::get)
                .toList())
        .value();
  }

  private static double difference(int length) {
    return (bleu(2, length) + bleu(3, length) - bleu(0, length) - bleu(1, length)) / 2;
  }

  @Test
  void everyPairIsComparedOnceAndEveryModelByItself() {
    assertThat(rows)
        .filteredOn(row -> row.question().equals(Question.OVERALL))
        .filteredOn(row -> row.metric().equals("chrf2"))
        .extracting(SignificanceRow::model, SignificanceRow::other)
        .containsExactly(
            tuple("fixed", ""),
            tuple("attention", ""),
            tuple("other", ""),
            tuple("attention", "fixed"),
            tuple("other", "fixed"),
            tuple("other", "attention"));
    assertThat(rows)
        .extracting(SignificanceRow::metric)
        .containsOnlyElementsOf(Metric.reported().stream().map(Metric::name).toList());
  }

  @Test
  void theDifferenceIsThatOfTheMeansOverRuns() {
    SignificanceRow overall = row(rows, "attention", "fixed", Question.OVERALL, 0);
    assertThat(overall.estimate()).isCloseTo(difference(0), within(1e-9));
    assertThat(overall.unit()).isEqualTo("points");
    assertThat(overall.sentences()).isEqualTo(275);
    assertThat(overall.answersFor()).isEqualTo("models");
    assertThat(overall.low()).isLessThan(overall.estimate());
    assertThat(overall.p()).isLessThan(0.05);
    assertThat(overall.pRandomisation()).isNaN();
    SignificanceRow bucket = row(rows, "attention", "fixed", Question.BUCKET, 9);
    assertThat(bucket.estimate()).isCloseTo(difference(12), within(1e-9));
  }

  @Test
  void retentionIsTheShareKeptOverTheShareThatTheOtherKeeps() {
    // The reference bucket has most training pairs; the last within both limits is 16-20.
    SignificanceRow retention = row(rows, "attention", "fixed", Question.RETENTION, 16);
    double kept = 0;
    for (int run = 2; run < 4; run++) {
      kept += Math.log(bleu(run, 18) / bleu(run, 6)) / 2;
      kept -= Math.log(bleu(run - 2, 18) / bleu(run - 2, 6)) / 2;
    }
    assertThat(retention.estimate()).isCloseTo(Math.exp(kept), within(1e-9));
    assertThat(retention.unit()).isEqualTo("ratio");
    assertThat(retention.sentences()).isEqualTo(30);
    assertThat(retention.p()).isNaN();
    assertThat(retention.note()).isEqualTo("rough: fewer than 100 sentences");
    // The other model was trained on 15 tokens at most.
    assertThat(row(rows, "other", "fixed", Question.RETENTION, 9).p()).isBetween(0.0, 0.5);
    assertThat(tests(tables, Optional.of(List.of("16-20", "21+", "1-8"))))
        .filteredOn(row -> row.question().equals(Question.RETENTION))
        .extracting(row -> row.lengthFrom().getAsInt())
        .containsOnly(16, 21); // what is kept of the reference in itself is no question
  }

  @Test
  void theSlopeIsTakenOverBucketsWithEnoughSentences() {
    SignificanceRow slope = row(rows, "attention", "fixed", Question.SLOPE, 0);
    double gained = 0; // from 6 to 12 tokens, 0.6 units of ten
    for (int run = 2; run < 4; run++) {
      gained += Math.log(bleu(run, 12) / bleu(run, 6)) / 2;
      gained -= Math.log(bleu(run - 2, 12) / bleu(run - 2, 6)) / 2;
    }
    assertThat(slope.estimate()).isCloseTo(Math.exp(gained / 0.6), within(1e-9));
    assertThat(slope.sentences()).isEqualTo(120);
    SignificanceRow points = row(rows, "attention", "fixed", Question.SLOPE_IN_POINTS, 0);
    assertThat(points.estimate()).isCloseTo((difference(12) - difference(6)) / 0.6, within(1e-9));
    assertThat(points.unit()).isEqualTo("points per ten tokens");
  }

  @Test
  void fewSentencesHaveNoIntervalAndSomeNoTest() {
    SignificanceRow few = row(rows, "attention", "fixed", Question.BUCKET, 21);
    assertThat(few.sentences()).isEqualTo(5);
    assertThat(few.estimate()).isCloseTo(difference(25), within(1e-9));
    assertThat(List.of(few.low(), few.high(), few.p())).containsOnly(Double.NaN);
    assertThat(few.note()).isEqualTo("no interval: fewer than 20 sentences");
    SignificanceRow some = row(rows, "attention", "", Question.BUCKET, 16);
    assertThat(some.low()).isLessThan(some.high());
    assertThat(some.note()).isEqualTo("rough: fewer than 100 sentences");
  }

  @Test
  void pValuesAreCorrectedOverTheBucketsOfAPairAndOverThePairsWithTheBaseline() {
    assertThat(row(rows, "attention", "fixed", Question.BUCKET, 1).corrected()).isEqualTo(2);
    assertThat(row(rows, "attention", "fixed", Question.OVERALL, 0).corrected()).isEqualTo(2);
    assertThat(row(rows, "other", "attention", Question.OVERALL, 0).corrected()).isEqualTo(3);
    assertThat(row(rows, "attention", "fixed", Question.BUCKET, 21).corrected()).isZero();
    assertThat(rows)
        .filteredOn(row -> !Double.isNaN(row.p()))
        .allMatch(row -> row.pCorrected() >= row.p());
  }

  @Test
  void singleRunsAnswerForThemselvesAndHaveASecondTest() {
    List<SignificanceRow> single =
        tests(List.of(tables.get(0), tables.get(2), tables.get(3)), Optional.empty());
    SignificanceRow mixed = row(single, "attention", "fixed", Question.OVERALL, 0);
    assertThat(mixed.answersFor()).isEqualTo("runs");
    assertThat(mixed.degreesOfFreedom()).isNaN();
    assertThat(mixed.runVariance()).isNaN();
    assertThat(mixed.pRandomisation()).isNaN(); // two runs cannot change places with one
    SignificanceRow two =
        row(
            tests(List.of(tables.get(0), tables.get(2)), Optional.empty()),
            "attention",
            "fixed",
            Question.OVERALL,
            0);
    assertThat(two.p()).isEqualTo(1 / 10_001.0);
    assertThat(two.pRandomisation()).isEqualTo(1 / 10_001.0);
  }

  @Test
  void theSameOutputIsIdentical() {
    SentenceTable fixed = tables.get(0);
    List<HypothesisRow> same = new ArrayList<>();
    UniformRandomProvider random = RandomStream.of(1, "fixed", 0);
    for (int sentence = 0; sentence < LENGTHS.length; sentence++) {
      same.add(row("attention", 1, sentence, 1.05 - LENGTHS[sentence] / 40.0, random));
    }
    SentenceMeasures measures = new SentenceMeasures();
    measures.add(same);
    List<SignificanceRow> rows = tests(List.of(fixed, measures.table()), Optional.empty());
    SignificanceRow overall = row(rows, "attention", "fixed", Question.OVERALL, 0);
    assertThat(overall.note()).isEqualTo("identical");
    assertThat(List.of(overall.p(), overall.pRandomisation(), overall.pCorrected()))
        .containsOnly(1.0);
  }

  @Test
  void joinedSentencesAreComparedWithTheirParts() {
    List<SentenceTable> joined = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      String model = MODELS.get(run);
      UniformRandomProvider random = RandomStream.of(1, model, 7);
      SentenceMeasures measures = new SentenceMeasures();
      List<HypothesisRow> translations = new ArrayList<>();
      for (int sentence = 0; sentence < 120; sentence++) {
        HypothesisRow whole = row(model, 1, sentence, 0.6 + 0.3 * run, random);
        HypothesisRow parts = row(model, 1, sentence, 0.95, random);
        translations.add(in("joined-2", whole));
        translations.add(in("joined-2-parts", parts));
      }
      measures.add(translations);
      joined.add(measures.table());
    }
    List<SignificanceRow> rows =
        tests(
            joined,
            Optional.empty(),
            "evaluation.joined.sentences=[2]",
            "evaluation.joined.tokens=[1, 9]");
    assertThat(rows)
        .extracting(SignificanceRow::metric)
        .contains("bleu-tokenised", "bleu-tokenised-precision", "bleu-13a-precision", "chrf2")
        .doesNotContain("chrf2-precision");
    SignificanceRow kept = row(rows, "attention", "fixed", Question.JOINED, 0);
    assertThat(kept.subset()).isEqualTo("joined-2");
    assertThat(kept.estimate()).isGreaterThan(1.2);
    assertThat(kept.p()).isLessThan(0.01);
    assertThat(row(rows, "fixed", "", Question.JOINED, 0).estimate()).isLessThan(0.7);
  }

  private static HypothesisRow in(String subset, HypothesisRow row) {
    return new HypothesisRow(
        row.model(),
        row.seed(),
        row.decoding(),
        row.sentence(),
        row.sourceLength(),
        row.referenceLength(),
        row.source(),
        row.reference(),
        row.hypothesis(),
        row.logProbability(),
        row.hypothesisText(),
        row.referenceText(),
        subset,
        row.ended());
  }
}
