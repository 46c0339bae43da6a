package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.text.Vocabulary;

class AlignmentsTest {
  private static final Alignments ALIGNMENTS =
      new Alignments("soft", 7, vocabulary("a", "b"), vocabulary("x", "y"));
  private static final double FIRST = -0.123456789012345;
  private static final double SECOND = -1.5;
  private static final float THIRD = 1 / 3f;

  /** Knows one pair: a q, in words 2 1, and x or y, as word 2 or 3; looks alike at all words. */
  private static final SentenceTranslator MODEL =
      new SentenceTranslator() {
        @Override
        public List<List<Hypothesis>> translate(
            List<int[]> sources, DecodingSpec decoding, int most) {
          throw new IllegalStateException("not asked for");
        }

        @Override
        public List<SentenceTranslator.ForcedDecoding> align(
            List<int[]> sources, List<int[]> targets) {
          assertThat(sources).containsExactly(new int[] {2, 1});
          assertThat(targets).containsExactly(new int[] {3});
          return List.of(
              new SentenceTranslator.ForcedDecoding(
                  new double[] {FIRST, SECOND},
                  new float[][] {{THIRD, THIRD, THIRD}, {THIRD, THIRD, THIRD}}));
        }

        @Override
        public void close() {}
      };

  @Test
  void ofATranslationAreThoseItWasFoundWithAndCostWhatForcedDecodingSays() {
    Hypothesis found =
        new Hypothesis(
            new int[] {3}, -1.7, true, new float[][] {{0.1234567f, 0.8765433f, 0}, {0, 0, 1}});

    assertThat(
            ALIGNMENTS.ofOwn(
                List.of(new Alignments.Own("test-4", List.of("a", "q"), found)), MODEL))
        .containsExactly(
            new AlignmentRecord(
                "soft",
                7,
                "test-4",
                List.of("a", "q", "</s>"),
                List.of("y", "</s>"),
                List.of(FIRST, SECOND),
                FIRST + SECOND,
                List.of(List.of(0.123457, 0.876543, 0.0), List.of(0.0, 0.0, 1.0))));
  }

  @Test
  void ofATranslationThatWasCutOffHaveNoEndToken() {
    Hypothesis found = new Hypothesis(new int[] {3}, FIRST, false, new float[][] {{1, 0, 0}});

    AlignmentRecord record =
        ALIGNMENTS
            .ofOwn(List.of(new Alignments.Own("test-4", List.of("a", "q"), found)), MODEL)
            .get(0);

    assertThat(record.target()).containsExactly("y");
    assertThat(record.logProbabilities()).containsExactly(FIRST);
    assertThat(record.logProbability()).isEqualTo(FIRST);
    assertThat(record.weights()).containsExactly(List.of(1.0, 0.0, 0.0));
  }

  @Test
  void ofAGivenPairAreThoseOfForcedDecoding() {
    AlignmentRecord record =
        ALIGNMENTS
            .ofGiven(
                List.of(new Alignments.Given("line-1", List.of("a", "q"), List.of("y"))), MODEL)
            .get(0);

    assertThat(record.sentence()).isEqualTo("line-1");
    assertThat(record.target()).containsExactly("y", "</s>");
    assertThat(record.logProbabilities()).containsExactly(FIRST, SECOND);
    List<Double> row = List.of(0.333333, 0.333333, 0.333333);
    assertThat(record.weights()).containsExactly(row, row);
  }

  @Test
  void ofNothingAskNoModel() {
    assertThat(ALIGNMENTS.ofOwn(List.of(), MODEL)).isEmpty();
    assertThat(ALIGNMENTS.ofNothing("line-2").line())
        .isEqualTo(
            "{\"model\":\"soft\",\"seed\":7,\"sentence\":\"line-2\",\"source\":[\"</s>\"],"
                + "\"target\":[],\"log_probabilities\":[],\"log_probability\":0.0,\"weights\":[]}");
  }

  private static Vocabulary vocabulary(String first, String second) {
    return Vocabulary.mostFrequent(Stream.of(List.of(first, first, second)), 2);
  }
}
