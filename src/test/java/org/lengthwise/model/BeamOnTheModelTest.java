package org.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;

/** Searches over the real models; what a search itself does is tested without tensors. */
class BeamOnTheModelTest {
  private static final int UNKNOWN = 1;
  private static final List<int[]> SOURCES =
      List.of(
          new int[] {3, 1, 6},
          new int[] {5},
          new int[] {},
          new int[] {2, 4, 6, 5, 3},
          new int[] {1, 1, 1}); // nothing but unknown words

  private final NDManager manager = NDManager.newBaseManager();

  static List<ModelSpec> models() {
    return List.of(
        ModelExamples.fixedVector("fixed", 3, 5, 2),
        ModelExamples.attention("attention", 3, 5, 4, 2),
        ModelExamples.attention(
            "dot",
            3,
            5,
            2,
            new ScoreSpec.Dot(ScoreSpec.Projection.QUERY),
            new MemorySpec.Shared(),
            new SelectionSpec.Soft()),
        ModelExamples.attention(
            "drawn",
            3,
            5,
            2,
            new ScoreSpec.Additive(4),
            new MemorySpec.Shared(),
            new SelectionSpec.Maximum(new HardDecodingSpec.BySampling(7))));
  }

  @AfterEach
  void free() {
    manager.close();
  }

  private static DecodingSpec.Beam beam(int batch, int width) {
    return new DecodingSpec.Beam(
        batch, 3, false, false, width, DecodingSpec.Normalisation.NONE, false, false);
  }

  /** Half as large as usual, for distributions that leave a search something to choose from. */
  private Translator translator(ModelSpec spec) {
    Parameters parameters =
        new Parameters(
            manager,
            (name, role, shape) -> {
              float[] values = new Pattern().values(name, role, shape);
              for (int i = 0; i < values.length; i++) {
                values[i] /= 2;
              }
              return values;
            },
            false);
    return new Translator(new EncoderDecoder(spec, 7, 9, parameters), manager.newSubManager());
  }

  @ParameterizedTest
  @MethodSource("models")
  void aBeamOfOneIsGreedySearch(ModelSpec spec) {
    try (Translator translator = translator(spec)) {
      List<List<Hypothesis>> greedy = translator.translate(SOURCES, ModelExamples.greedy(4, 3), 1);
      List<List<Hypothesis>> beam = translator.translate(SOURCES, beam(4, 1), 1);
      for (int i = 0; i < SOURCES.size(); i++) {
        assertThat(beam.get(i).get(0).tokens()).isEqualTo(greedy.get(i).get(0).tokens());
        assertThat(beam.get(i).get(0).logProbability())
            .isCloseTo(greedy.get(i).get(0).logProbability(), within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void eachOfTheBestHasTheScoreAndTheAlignmentOfItsForcedDecoding(ModelSpec spec) {
    try (Translator translator = translator(spec)) {
      DecodingSpec.Beam several =
          new DecodingSpec.Beam(
              3, 3, false, false, 5, DecodingSpec.Normalisation.LENGTH, true, true);
      List<List<Hypothesis>> found = translator.translate(SOURCES, several, 5);
      assertThat(found).allSatisfy(best -> assertThat(best).hasSizeGreaterThan(1));
      for (int rank = 0; rank < 2; rank++) {
        int place = rank;
        List<int[]> targets = found.stream().map(best -> best.get(place).tokens()).toList();
        List<SentenceTranslator.ForcedDecoding> forced = translator.align(SOURCES, targets);
        for (int i = 0; i < SOURCES.size(); i++) {
          Hypothesis hypothesis = found.get(i).get(place);
          double[] words = forced.get(i).logProbabilities();
          int counted = hypothesis.tokens().length + (hypothesis.finished() ? 1 : 0);
          assertThat(hypothesis.logProbability())
              .isCloseTo(Arrays.stream(words).limit(counted).sum(), within(1e-4));
          assertThat(hypothesis.alignment()).hasNumberOfRows(counted);
          for (int t = 0; t < counted; t++) {
            assertThat(hypothesis.alignment()[t])
                .containsExactly(forced.get(i).alignment()[t], within(1e-4f));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void forcedDecodingOfASentenceDoesNotHangOnItsPlace(ModelSpec spec) {
    try (Translator translator = translator(spec)) {
      SentenceTranslator.ForcedDecoding among = translator.align(SOURCES, SOURCES).get(3);
      SentenceTranslator.ForcedDecoding alone =
          translator.align(SOURCES.subList(3, 4), SOURCES.subList(3, 4)).get(0);
      assertThat(alone.logProbabilities()).containsExactly(among.logProbabilities(), within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aSentenceAloneAndAmongOthersHasTheSameBest(ModelSpec spec) {
    try (Translator translator = translator(spec)) {
      List<List<Hypothesis>> together = translator.translate(SOURCES, beam(5, 4), 3);
      List<List<Hypothesis>> alone = translator.translate(SOURCES, beam(1, 4), 3);
      for (int i = 0; i < SOURCES.size(); i++) {
        assertThat(together.get(i)).hasSameSizeAs(alone.get(i));
        for (int k = 0; k < together.get(i).size(); k++) {
          assertThat(together.get(i).get(k).tokens()).isEqualTo(alone.get(i).get(k).tokens());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aBeamWiderThanTheVocabularyFindsNothingTwice(ModelSpec spec) {
    try (Translator translator = translator(spec)) {
      for (List<Hypothesis> best : translator.translate(SOURCES, beam(2, 30), 30)) {
        assertThat(best.stream().map(one -> Arrays.toString(one.tokens()) + one.finished()))
            .doesNotHaveDuplicates();
        assertThat(best)
            .filteredOn(Hypothesis::finished)
            .extracting(Hypothesis::logProbability)
            .isSortedAccordingTo((a, b) -> Double.compare(b, a));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aBannedUnknownWordIsNeverGenerated(ModelSpec spec) {
    try (Translator translator = translator(spec)) {
      for (List<Hypothesis> best : translator.translate(SOURCES, beam(3, 6).banningUnknown(), 6)) {
        for (Hypothesis one : best) {
          assertThat(one.tokens()).doesNotContain(UNKNOWN);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aSearchLeavesNoArrayBehind(ModelSpec spec) {
    try (Translator translator = translator(spec)) {
      int before = manager.getManagedArrays().size();
      translator.translate(SOURCES, beam(3, 4), 2);
      translator.align(SOURCES, SOURCES);
      assertThat(manager.getManagedArrays()).hasSize(before);
    }
  }
}
