package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lengthwise.metrics.Bleu.Smoothing;

class BleuTest {
  private static final String VERSION = "version:lengthwise-" + SoftwareVersion.CURRENT;

  @Test
  void theSignatureNamesEverythingAScoreDependsOn() {
    assertThat(Bleu.TOKENISED.signature(false))
        .isEqualTo("nrefs:1|case:mixed|eff:no|tok:none|smooth:none|" + VERSION);
    assertThat(Bleu.V13A.signature(true))
        .isEqualTo("nrefs:1|case:lc|eff:no|tok:13a|smooth:exp|" + VERSION);
    Bleu floor = new Bleu("x", BleuTokenisation.CHAR, Smoothing.floor(0.1), 4, true);
    assertThat(floor.signature(2, false))
        .isEqualTo("nrefs:2|case:mixed|eff:yes|tok:char|smooth:floor[0.10]|" + VERSION);
    Bleu addK = new Bleu("x", BleuTokenisation.INTL, Smoothing.addK(1), 6, false);
    assertThat(addK.signature(false))
        .isEqualTo("nrefs:1|case:mixed|eff:no|order:6|tok:intl|smooth:add-k[1.00]|" + VERSION);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(SoftwareVersion.CURRENT).matches("\\d+\\.\\d+\\.\\d+(-\\w+)?");
  }

  @Test
  void theLineOfAReportHasTheFormOfMultiBleu() {
    Score score = score(20.7512, List.of(54.4, 26.6, 14.9, 8.74), 1, 1.02599, 62880, 61287);
    assertThat(Bleu.V13A.line(score, false))
        .isEqualTo(
            "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|"
                + VERSION
                + " = 20.8 54.4/26.6/14.9/8.7"
                + " (BP = 1.000 ratio = 1.026 hyp_len = 62880 ref_len = 61287)");
  }

  @Test
  void aScoreComesWithItsParts() {
    Score score = Bleu.TOKENISED.score(Bleu.TOKENISED.statistics("a b c d x", "a b c d e f g"));
    assertThat(score.precisions()).hasSize(4);
    assertThat(score.precisions().get(0)).isEqualTo(80, within(1e-12));
    assertThat(score.precisions().get(1)).isEqualTo(75, within(1e-12));
    assertThat(score.precisions().get(2)).isEqualTo(200 / 3.0, within(1e-12));
    assertThat(score.precisions().get(3)).isEqualTo(50, within(1e-12));
    assertThat(score.part("brevity_penalty")).isEqualTo(Math.exp(1 - 7 / 5.0), within(1e-15));
    assertThat(score.part("length_ratio")).isEqualTo(5 / 7.0, within(1e-15));
    assertThat(score.value())
        .isEqualTo(100 * Math.exp(-0.4) * Math.pow(0.8 * 0.75 * 2 / 3 * 0.5, 0.25), within(1e-12));
  }

  @Test
  void aHypothesisAsLongAsItsReferenceIsNotPenalised() {
    assertThat(Bleu.TOKENISED.score(Bleu.TOKENISED.statistics("a", "b")).part("brevity_penalty"))
        .isEqualTo(1);
    assertThat(Bleu.TOKENISED.score(Bleu.TOKENISED.statistics("a b", "b")).part("brevity_penalty"))
        .isEqualTo(1);
    assertThat(Bleu.TOKENISED.score(Bleu.TOKENISED.statistics("a", "b c")).part("brevity_penalty"))
        .isEqualTo(Math.exp(-1));
  }

  @Test
  void nothingAgainstSomethingHasNoLengthAndNoScore() {
    for (Bleu bleu : List.of(Bleu.TOKENISED, Bleu.V13A)) {
      Score score = bleu.score(bleu.statistics("", "a b c d"));
      assertThat(score).isEqualTo(score(0, List.of(0.0, 0.0, 0.0, 0.0), 0, 0, 0, 4));
    }
  }

  @Test
  void anEmptyReferenceGivesARatioOfZeroAndNotInfinity() {
    Score score = Bleu.V13A.score(Bleu.V13A.statistics("a b", ""));
    assertThat(score.part("length_ratio")).isZero();
    assertThat(score.defined()).isFalse();
    assertThat(score.precisions()).containsOnly(0.0);
  }

  @Test
  void noSentencesHaveNoScore() {
    assertThat(Bleu.V13A.score(List.of()))
        .isEqualTo(score(Double.NaN, List.of(0.0, 0.0, 0.0, 0.0), 1, 0, 0, 0));
  }

  @Test
  void whereNoReferenceHasAnNgramOfTheHighestOrderThereIsNoScore() {
    for (Bleu bleu : List.of(Bleu.TOKENISED, Bleu.V13A)) {
      for (String hypothesis : List.of("a b c", "a b c d", "")) {
        Score score = bleu.score(bleu.statistics(hypothesis, "a b c"));
        assertThat(score.value()).as(hypothesis).isNaN();
      }
      Score right = bleu.score(bleu.statistics("a b c", "a b c"));
      assertThat(right.precisions()).containsExactly(100.0, 100.0, 100.0, 0.0);
      assertThat(bleu.line(right, false))
          .endsWith(VERSION + " = - (no reference has 4 tokens, so there is no 4-gram to match)");
    }
    Bleu bigrams = new Bleu("x", BleuTokenisation.NONE, Smoothing.NONE, 2, false);
    assertThat(bigrams.score(bigrams.statistics("a b c", "a b c")).value()).isEqualTo(100);
    assertThat(bigrams.score(bigrams.statistics("a", "a")).defined()).isFalse();
    assertThat(bigrams.undefined())
        .isEqualTo("no reference has 2 tokens, so there is no 2-gram to match");
  }

  @Test
  void oneReferenceThatIsLongEnoughGivesAllSentencesAScore() {
    assertThat(
            Bleu.TOKENISED
                .score(Bleu.TOKENISED.statistics(List.of("a", ""), List.of("a", "b c d e")))
                .value())
        .isZero();
    assertThat(Bleu.TOKENISED.score(Bleu.TOKENISED.statistics("", List.of("a", "b c d e"))).value())
        .isZero();
  }

  @Test
  void theTokensAreThoseOfTheMetric() {
    assertThat(Bleu.TOKENISED.score(Bleu.TOKENISED.statistics("it's ok.", "it's ok.")).defined())
        .isFalse();
    assertThat(Bleu.V13A.score(Bleu.V13A.statistics("so it's ok.", "so it's ok.")).value())
        .isEqualTo(100);
  }

  @Test
  void withEffectiveOrderThereIsAlwaysAScore() {
    Bleu effective = new Bleu("x", BleuTokenisation.NONE, Smoothing.NONE, 4, true);
    assertThat(effective.score(effective.statistics("a b c", "a b c")).value()).isEqualTo(100);
    assertThat(effective.undefined()).isEmpty();
  }

  @Test
  void exponentialSmoothingHalvesAgainForEachOrderWithoutAMatch() {
    Score score = Bleu.V13A.score(Bleu.V13A.statistics("a b c d", "d c b a"));
    assertThat(score.precisions().get(1)).isEqualTo(100 / 6.0, within(1e-12));
    assertThat(score.precisions().get(2)).isEqualTo(100 / 8.0, within(1e-12));
    assertThat(score.precisions().get(3)).isEqualTo(100 / 8.0, within(1e-12));
  }

  @Test
  void addedCountsLeaveTheFirstOrderAlone() {
    Bleu bleu = new Bleu("add", BleuTokenisation.NONE, Smoothing.addK(0.5), 2, false);
    Score score = bleu.score(bleu.statistics("a b c", "a c b"));
    assertThat(score.precisions()).containsExactly(100.0, 100 * 0.5 / 2.5);
  }

  @Test
  void aCorpusIsScoredFromSumsAndNotFromAMean() {
    List<Statistics> sentences =
        Bleu.TOKENISED.statistics(List.of("a b c d", "x"), List.of("a b c d", "y z"));
    assertThat(sentences).hasSize(2);
    assertThat(Bleu.TOKENISED.score(sentences).value())
        .isEqualTo(100 * Math.exp(1 - 6 / 5.0) * Math.pow(0.8, 0.25), within(1e-12));
  }

  @Test
  void listsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> Bleu.V13A.statistics(List.of("a", "b"), List.of("a", "b", "c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 hypotheses, 3 references");
  }

  @Test
  void statisticsOfOtherOrdersAreRefused() {
    assertThatThrownBy(() -> Bleu.V13A.score(Statistics.zero(8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistics of 8 counts where 11 are needed");
  }

  @Test
  void anOrderBelowOneIsRefused() {
    assertThatThrownBy(() -> new Bleu("x", BleuTokenisation.NONE, Smoothing.NONE, 0, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the highest order is at least 1, not 0");
  }

  @Test
  void smoothingTakesOnlyValuesThatMeanSomething() {
    assertThatThrownBy(() -> Smoothing.floor(-0.1))
        .hasMessage("smoothing FLOOR cannot have value -0.1");
    assertThatThrownBy(() -> Smoothing.addK(Double.NaN))
        .hasMessage("smoothing ADD_K cannot have value NaN");
    assertThatThrownBy(() -> Smoothing.addK(Double.POSITIVE_INFINITY))
        .hasMessage("smoothing ADD_K cannot have value Infinity");
    assertThatThrownBy(() -> new Smoothing(Smoothing.Method.EXP, 1))
        .hasMessage("smoothing EXP cannot have value 1.0");
    assertThat(Smoothing.floor(0).label()).isEqualTo("floor[0.00]");
  }

  private static Score score(
      double value,
      List<Double> precisions,
      double brevityPenalty,
      double lengthRatio,
      long hypothesisLength,
      long referenceLength) {
    return new Score(
        value,
        Map.of(
            "brevity_penalty", brevityPenalty,
            "length_ratio", lengthRatio,
            "hypothesis_length", hypothesisLength,
            "reference_length", referenceLength),
        precisions);
  }
}
