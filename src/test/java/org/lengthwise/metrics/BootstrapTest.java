package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.lengthwise.metrics.Bleu.Smoothing;
import org.lengthwise.random.RandomStream;

class BootstrapTest {
  private static final Bleu UNIGRAM =
      new Bleu("unigram", BleuTokenisation.NONE, Smoothing.NONE, 1, false);

  @Test
  void noSentencesHaveNoInterval() {
    assertThat(new Bootstrap(10, 0.95, 1).interval(List.of(), Bleu.V13A)).isEmpty();
  }

  @Test
  void oneSentenceHasAnIntervalOfItsScore() {
    Statistics only = Bleu.V13A.statistics("a b c d x", "a b c d e f");
    double score = Bleu.V13A.score(only).value();
    assertThat(new Bootstrap(7, 0.95, 1).interval(List.of(only), Bleu.V13A))
        .contains(new Bootstrap.Interval(score, score));
  }

  @Test
  void resamplesWithoutAScoreAreLeftOutOfTheInterval() {
    // Of ten sentences four have a 4-gram: a resample has none with probability 0.6^10, 0.6%.
    List<Statistics> sentences = withLong(10, 4);
    Bootstrap.Interval interval =
        new Bootstrap(1000, 0.95, 1).interval(sentences, Bleu.TOKENISED).orElseThrow();
    assertThat(scores(sentences, new Bootstrap(1000, 0.95, 1))).contains(Double.NaN);
    double[] defined =
        Arrays.stream(scores(sentences, new Bootstrap(1000, 0.95, 1)))
            .filter(score -> !Double.isNaN(score))
            .sorted()
            .toArray();
    assertThat(defined).hasSizeBetween(960, 999);
    int cut = (int) (0.025 * defined.length);
    assertThat(interval)
        .isEqualTo(new Bootstrap.Interval(defined[cut], defined[defined.length - 1 - cut]));
  }

  @Test
  void thereIsNoIntervalWhereMoreResamplesHaveNoScoreThanItLeavesOut() {
    // One sentence of ten has a 4-gram: a third of the resamples have none.
    assertThat(new Bootstrap(1000, 0.95, 1).interval(withLong(10, 1), Bleu.TOKENISED)).isEmpty();
    assertThat(new Bootstrap(1000, 0.5, 1).interval(withLong(10, 1), Bleu.TOKENISED)).isPresent();
    assertThat(new Bootstrap(1000, 0.5, 1).interval(withLong(10, 0), Bleu.TOKENISED)).isEmpty();
    CorpusScore none =
        CorpusScore.of(withLong(10, 1), Bleu.TOKENISED, new Bootstrap(1000, 0.95, 1)).orElseThrow();
    assertThat(none.score().defined()).isTrue();
    assertThat(none.low()).isNaN();
    assertThat(none.high()).isNaN();
  }

  /** Sentences of five words, half of them right, after shorter ones without a 4-gram. */
  private static List<Statistics> withLong(int sentences, int longer) {
    List<Statistics> statistics = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      statistics.add(
          i < sentences - longer
              ? Bleu.TOKENISED.statistics("a b", "a b")
              : Bleu.TOKENISED.statistics(i % 2 == 0 ? "a b c d e" : "a b c d x", "a b c d e"));
    }
    return statistics;
  }

  private static double[] scores(List<Statistics> sentences, Bootstrap bootstrap) {
    UniformRandomProvider random = RandomStream.of(bootstrap.seed(), "bootstrap", 0);
    double[] scores = new double[bootstrap.resamples()];
    for (int resample = 0; resample < scores.length; resample++) {
      List<Statistics> draw = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        draw.add(sentences.get(random.nextInt(sentences.size())));
      }
      scores[resample] = Bleu.TOKENISED.score(draw).value();
    }
    return scores;
  }

  @Test
  void theIntervalHoldsThePercentilesOfTheResampledScores() {
    List<Statistics> sentences = sentences(23);
    double[] scores = new double[100];
    UniformRandomProvider random = RandomStream.of(5, "bootstrap", 0);
    for (int resample = 0; resample < scores.length; resample++) {
      List<Statistics> draw = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        draw.add(sentences.get(random.nextInt(sentences.size())));
      }
      scores[resample] = Bleu.V13A.score(draw).value();
    }
    Arrays.sort(scores);
    assertThat(new Bootstrap(100, 0.9, 5).interval(sentences, Bleu.V13A))
        .contains(new Bootstrap.Interval(scores[5], scores[94]));
    assertThat(new Bootstrap(100, 0.95, 5).interval(sentences, Bleu.V13A))
        .contains(new Bootstrap.Interval(scores[2], scores[97]));
  }

  @Test
  void theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
    List<Statistics> sentences = sentences(40);
    Bootstrap bootstrap = new Bootstrap(200, 0.95, 7);
    assertThat(bootstrap.interval(sentences, Bleu.V13A))
        .isEqualTo(bootstrap.interval(sentences, Bleu.V13A))
        .isNotEqualTo(new Bootstrap(200, 0.95, 8).interval(sentences, Bleu.V13A));
  }

  @Test
  void theWidthIsThatOfTheNormalApproximationOnALargeSample() {
    // 400 one-word sentences, half of them right: a share with standard error 2.5 percent.
    List<Statistics> sentences = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sentences.add(UNIGRAM.statistics("a", i % 2 == 0 ? "a" : "b"));
    }
    Bootstrap.Interval interval =
        new Bootstrap(4000, 0.95, 3).interval(sentences, UNIGRAM).orElseThrow();
    assertThat(interval.low()).isEqualTo(50 - 1.96 * 2.5, within(0.5));
    assertThat(interval.high()).isEqualTo(50 + 1.96 * 2.5, within(0.5));
  }

  @Test
  void aSingleResampleIsItsOwnInterval() {
    Bootstrap.Interval interval =
        new Bootstrap(1, 0.5, 1).interval(sentences(5), Bleu.V13A).orElseThrow();
    assertThat(interval.low()).isEqualTo(interval.high());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Bootstrap(0, 0.95, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resamples must be at least 1, not 0");
    for (double confidence : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> new Bootstrap(1, confidence, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("confidence must lie between 0 and 1, not be " + confidence);
    }
  }

  @Test
  void anIntervalRunsFromLowToHigh() {
    assertThatThrownBy(() -> new Bootstrap.Interval(2, 1))
        .hasMessage("an interval from 2.0 to 1.0");
    assertThatThrownBy(() -> new Bootstrap.Interval(Double.NaN, 1))
        .hasMessage("an interval from NaN to 1.0");
  }

  private static List<Statistics> sentences(int count) {
    UniformRandomProvider random = RandomStream.of(1, "test", count);
    List<Statistics> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long words = 5 + random.nextInt(20);
      long right = 4 + random.nextLong(words - 4);
      List<Long> correct = List.of(right, right / 2, right / 3, right / 4);
      List<Long> total = List.of(words, words - 1, words - 2, words - 3);
      sentences.add(BleuStatistics.of(words, words + 1, correct, total).counts());
    }
    return sentences;
  }
}
