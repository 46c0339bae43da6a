package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.evaluation.TestTranslation.DrawnSentences;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.spec.EvaluationSpec;

class DrawnSentencesTest {
  @TempDir Path temporary;
  private Bitext test;

  @BeforeEach
  void prepare() {
    Preparation.prepare(
        TinyExperiment.spec(
            "corpus.length-limit=30",
            "corpus.test-pairs=90",
            "corpus.pairs=200",
            "vocabulary.source-words=60"),
        temporary,
        line -> {});
    test = PreparedCorpus.read(temporary).test();
  }

  @Test
  void areAllThatFitWhereNoFewerAreWanted() {
    List<Integer> fitting =
        IntStream.range(0, test.size())
            .filter(pair -> test.source(pair).length >= 10 && test.source(pair).length <= 20)
            .filter(pair -> IntStream.of(test.source(pair)).noneMatch(word -> word == 1))
            .boxed()
            .toList();

    assertThat(DrawnSentences.of(test, evaluation(90, 1))).isEqualTo(fitting);
    assertThat(fitting).hasSizeBetween(4, 80);
  }

  @Test
  void areDrawnByTheSeedAndSortedAndMoreOfThemHoldTheFewer() {
    List<Integer> three = DrawnSentences.of(test, evaluation(3, 1));

    assertThat(three).hasSize(3).isSorted().isEqualTo(DrawnSentences.of(test, evaluation(3, 1)));
    assertThat(DrawnSentences.of(test, evaluation(4, 1))).hasSize(4).containsAll(three);
    assertThat(DrawnSentences.of(test, evaluation(3, 2))).isNotEqualTo(three);
    assertThat(DrawnSentences.of(test, evaluation(0, 1))).isEmpty();
  }

  private static EvaluationSpec evaluation(int drawn, int seed) {
    return TinyExperiment.spec("evaluation.alignments.drawn=" + drawn, "evaluation.seed=" + seed)
        .evaluation();
  }
}
