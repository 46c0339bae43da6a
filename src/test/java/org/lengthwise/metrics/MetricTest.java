package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every metric that is reported. */
class MetricTest {

  static List<Metric> reported() {
    return Metric.reported();
  }

  @Test
  void theMetricsReportedAreNamedAsInTheTables() {
    assertThat(Metric.reported())
        .extracting(Metric::name)
        .containsExactly("bleu-tokenised", "bleu-13a", "chrf2");
    assertThat(Metric.reported()).extracting(Metric::label).contains("BLEU", "chrF2");
    assertThat(Metric.primary().name()).isEqualTo("bleu-tokenised");
  }

  @Test
  void theLabelOfAMetricThatIsNotReportedIsItsName() {
    assertThat(Metric.label("bleu-13a")).isEqualTo("BLEU");
    assertThat(Metric.label("ter")).isEqualTo("ter");
  }

  @ParameterizedTest
  @MethodSource("reported")
  void aPerfectTranslationScoresAHundredAndAnEmptyOneNothing(Metric metric) {
    String text = "the cat sat on the mat";
    assertThat(metric.score(metric.statistics(text, text)).value()).isEqualTo(100);
    assertThat(metric.score(metric.statistics("", text)).value()).isZero();
  }

  @ParameterizedTest
  @MethodSource("reported")
  void theStatisticsOfSentencesAddUpToThoseOfTheCorpus(Metric metric) {
    List<Statistics> sentences =
        metric.statistics(List.of("a b c d", "x y z w"), List.of("a b c d e", "x y z w"));
    assertThat(sentences).extracting(Statistics::width).containsOnly(metric.width());
    assertThat(metric.score(sentences))
        .isEqualTo(metric.score(sentences.get(0).plus(sentences.get(1))));
  }

  @ParameterizedTest
  @MethodSource("reported")
  void everyScoreHasThePartsThatTheMetricNames(Metric metric) {
    Score score = metric.score(metric.statistics("a b c d", "a b c d e"));
    assertThat(score.parts().keySet()).containsExactlyElementsOf(metric.parts());
    assertThat(score.part("nothing of the kind")).isNaN();
  }

  @ParameterizedTest
  @MethodSource("reported")
  void theSignatureSaysWhetherCaseCountsAndWhichProgramScored(Metric metric) {
    assertThat(metric.signature(true))
        .contains("case:lc")
        .endsWith("|version:lengthwise-" + SoftwareVersion.CURRENT);
    assertThat(metric.signature(false)).contains("case:mixed");
  }
}
