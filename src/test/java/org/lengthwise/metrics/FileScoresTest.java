package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lengthwise.corpus.LengthBucket;

class FileScoresTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.95, 3);
  private static final List<String> HYPOTHESES =
      List.of("a b c d e", "a b c d x", "The dog bit the man.", "a b c x d e f", "q");
  private static final List<String> REFERENCES =
      List.of("a b c d e", "a b c d e", "the dog bit the man .", "a b c d e f", "q");
  private static final List<String> SOURCES =
      List.of("1 2", "1 2 3", "1\u00A02 3\t4 5 6", "1 2 3 4 5 6 7", " \u3000");

  @Test
  void bothKindsAreGivenWithSignatureAndScoreOfAllSentences() {
    FileScores scores = score(Optional.empty(), false);
    assertThat(scores.sentences()).isEqualTo(5);
    assertThat(scores.unbucketed()).isZero();
    assertThat(scores.metrics())
        .extracting(FileScores.MetricScores::metric)
        .isEqualTo(Metric.reported());
    for (FileScores.MetricScores metric : scores.metrics()) {
      List<Statistics> sentences = metric.metric().statistics(HYPOTHESES, REFERENCES);
      assertThat(metric.signature()).isEqualTo(metric.metric().signature(false));
      assertThat(metric.all())
          .contains(
              new CorpusScore(
                  5,
                  metric.metric().score(sentences),
                  BOOTSTRAP.interval(sentences, metric.metric())));
      assertThat(metric.buckets()).isEmpty();
    }
  }

  @Test
  void sentencesAreSortedIntoBucketsByTheWhiteSpaceTokensOfTheirSource() {
    FileScores scores = score(Optional.of(SOURCES), false);
    FileScores.MetricScores tokenised = scores.metrics().get(0);
    assertThat(tokenised.buckets())
        .extracting(score -> score.bucket() + ": " + score.sentences())
        .containsExactly("1-2: 1", "3-4: 1", "5-5: 0", "6-7: 2", "8+: 0");
    assertThat(tokenised.buckets().get(0).score().orElseThrow().score().value()).isEqualTo(100);
    List<Statistics> middle =
        Bleu.TOKENISED.statistics(HYPOTHESES.subList(2, 4), REFERENCES.subList(2, 4));
    assertThat(tokenised.buckets().get(3).score())
        .isEqualTo(CorpusScore.of(middle, Bleu.TOKENISED, BOOTSTRAP));
  }

  @Test
  void anEmptyBucketHasNoScoreRatherThanZero() {
    BucketScore empty = score(Optional.of(SOURCES), false).metrics().get(1).buckets().get(2);
    assertThat(empty.score()).isEmpty();
    assertThat(empty.sentences()).isZero();
  }

  @Test
  void sentencesWithAnEmptySourceAreCountedAsBeingInNoBucket() {
    assertThat(score(Optional.of(SOURCES), false).unbucketed()).isEqualTo(1);
  }

  @Test
  void lowerCasingChangesScoreAndSignature() {
    FileScores.MetricScores mixed = score(Optional.empty(), false).metrics().get(1);
    FileScores.MetricScores lower = score(Optional.empty(), true).metrics().get(1);
    assertThat(mixed.signature()).contains("|case:mixed|");
    assertThat(lower.signature()).contains("|case:lc|");
    assertThat(lower.all().orElseThrow().score().value())
        .isGreaterThan(mixed.all().orElseThrow().score().value());
  }

  @Test
  void filesWithoutLinesHaveNoScore() {
    FileScores scores =
        FileScores.of(List.of(), List.of(), Optional.of(List.of()), settings(false));
    assertThat(scores.sentences()).isZero();
    assertThat(scores.metrics()).allSatisfy(metric -> assertThat(metric.all()).isEmpty());
    assertThat(scores.metrics().get(0).buckets())
        .hasSize(5)
        .allSatisfy(bucket -> assertThat(bucket.score()).isEmpty());
  }

  @Test
  void listsOfDifferentLengthAreRefused() {
    assertThatThrownBy(
            () ->
                FileScores.of(
                    HYPOTHESES, REFERENCES.subList(1, 5), Optional.empty(), settings(false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 hypotheses, 4 references");
    assertThatThrownBy(() -> score(Optional.of(SOURCES.subList(0, 3)), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 hypotheses, 3 sources");
    assertThatThrownBy(
            () ->
                BucketScore.of(
                    List.of(), List.of(1), LengthBucket.endingAt(List.of()), Bleu.V13A, BOOTSTRAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 sentences, 1 lengths");
  }

  @Test
  void theTextGivesFourDecimalsAndADashForWhatDoesNotExist() {
    FileScores scores =
        FileScores.of(
            List.of("a b c d", "a b c d", "A b c d"),
            List.of("a b c d", "a b c d", "a B c d"),
            Optional.of(List.of("1", "1 2 3", "")),
            new FileScores.Settings(LengthBucket.endingAt(List.of(1, 2)), true, BOOTSTRAP));
    String version = "|version:lengthwise-" + SoftwareVersion.CURRENT;
    String rows =
        """
          source length sentences      BLEU       low      high      BP   ratio
          all                   3  100.0000  100.0000  100.0000  1.0000  1.0000
          1-1                   1  100.0000  100.0000  100.0000  1.0000  1.0000
          2-2                   0         -         -         -       -       -
          3+                    1  100.0000  100.0000  100.0000  1.0000  1.0000
        """;
    String parts =
        " = 100.0 100.0/100.0/100.0/100.0 (BP = 1.000 ratio = 1.000 hyp_len = 12 ref_len = 12)\n";
    assertThat(String.join("\n", scores.lines()))
        .isEqualTo(
            "bleu-tokenised 100.0000\n"
                + "BLEU|nrefs:1|case:lc|eff:no|tok:none|smooth:none"
                + version
                + parts
                + rows
                + "\nbleu-13a 100.0000\n"
                + "BLEU|nrefs:1|case:lc|eff:no|tok:13a|smooth:exp"
                + version
                + parts
                + rows
                + "\nchrf2 100.0000\n"
                + "chrF2|nrefs:1|case:lc|eff:yes|nc:6|nw:0|space:no"
                + version
                + " = 100.0 (ratio = 1.000)\n"
                + rows.replace(" BLEU", "chrF2").replaceAll("1.0000  1.0000\n", "     -  1.0000\n")
                + "\nlow to high: 95% bootstrap interval over sentences, 200 resamples, seed 3.\n"
                + "In no bucket, because the source is empty: 1 sentence.");
  }

  @Test
  void theTextSaysWhySentencesHaveNoScoreOrNoInterval() {
    FileScores scores =
        FileScores.of(
            List.of("a b c", "a b c", "a", "a b c d e", "b", "b", "b", "b"),
            List.of("a b c", "a b c", "a", "a b c d e", "b", "b", "b", "b"),
            Optional.of(List.of("1", "1", "1", "1 2", "1 2", "1 2", "1 2", "1 2")),
            new FileScores.Settings(LengthBucket.endingAt(List.of(1)), false, BOOTSTRAP));
    assertThat(scores.lines())
        .contains(
            "  1-1                   3         -         -         -  1.0000  1.0000",
            "  2+                    5  100.0000         -         -  1.0000  1.0000")
        .endsWith(
            "low to high: 95% bootstrap interval over sentences, 200 resamples, seed 3.",
            "No bleu-tokenised: no reference has 4 tokens, so there is no 4-gram to match.",
            "No bleu-13a: no reference has 4 tokens, so there is no 4-gram to match.",
            "No interval: too many resamples have no score.");
  }

  @Test
  void theTextNamesTheConfidenceAsAPercentageAndCountsSentencesInNoBucket() {
    FileScores scores =
        FileScores.of(
            List.of("a", "b"),
            List.of("a", "b"),
            Optional.of(List.of("", "")),
            new FileScores.Settings(
                LengthBucket.endingAt(List.of()), false, new Bootstrap(100, 0.995, 0)));
    assertThat(scores.lines())
        .endsWith(
            "low to high: 99.5% bootstrap interval over sentences, 100 resamples, seed 0.",
            "No bleu-tokenised: no reference has 4 tokens, so there is no 4-gram to match.",
            "No bleu-13a: no reference has 4 tokens, so there is no 4-gram to match.",
            "In no bucket, because the source is empty: 2 sentences.");
  }

  private static FileScores score(Optional<List<String>> sources, boolean lowerCase) {
    return FileScores.of(HYPOTHESES, REFERENCES, sources, settings(lowerCase));
  }

  private static FileScores.Settings settings(boolean lowerCase) {
    return new FileScores.Settings(
        LengthBucket.endingAt(List.of(2, 4, 5, 7)), lowerCase, BOOTSTRAP);
  }
}
