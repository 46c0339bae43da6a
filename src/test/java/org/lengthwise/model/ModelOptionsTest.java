package org.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.model.OptionExamples.Example;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.GradientCheck;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.spec.ModelSpec;

/** Holds every named option of the models against numbers of a second program. */
class ModelOptionsTest {
  private static final List<int[]> SOURCES =
      List.of(new int[] {3, 1, 6}, new int[] {5}, new int[] {}, new int[] {2, 4, 6, 5, 3});
  private static final List<int[]> TARGETS =
      List.of(new int[] {2, 8}, new int[] {4, 7, 3, 1}, new int[] {}, new int[] {6});

  private final NDManager manager = NDManager.newBaseManager();

  static List<Example> examples() {
    return OptionExamples.all();
  }

  @AfterEach
  void free() {
    manager.close();
  }

  private EncoderDecoder model(ModelSpec spec) {
    return new EncoderDecoder(spec, 7, 9, new Parameters(manager, new Pattern(), true));
  }

  private static NDArray loss(
      EncoderDecoder model, List<int[]> sources, List<int[]> targets, NDManager work) {
    return model.negativeLogLikelihood(
        PaddedBatch.of(sources, 0), PaddedBatch.of(targets, 0), work);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesTheLikelihoodsOfTheEquationsAloneAndInAPaddedBatch(Example example) {
    EncoderDecoder model = model(example.spec());
    double sum = 0;
    try (NDManager work = manager.newSubManager()) {
      model.parameters().lendTo(work);
      for (int i = 0; i < SOURCES.size(); i++) {
        double expected = example.likelihoods()[i];
        assertThat(
                (double)
                    loss(model, SOURCES.subList(i, i + 1), TARGETS.subList(i, i + 1), work)
                        .getFloat())
            .isCloseTo(expected, within(1e-5 * expected));
        sum += expected;
      }
      assertThat((double) loss(model, SOURCES, TARGETS, work).getFloat())
          .isCloseTo(sum, within(1e-5 * sum));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void translatesAsTheEquationsDo(Example example) {
    try (Translator translator = new Translator(model(example.spec()), manager.newSubManager())) {
      Hypothesis found = translator.translate(SOURCES, ModelExamples.greedy(4, 3), 1).get(0).get(0);
      assertThat(found.tokens()).containsExactly(example.found());
      assertThat(found.logProbability()).isCloseTo(example.score(), within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void forcedDecodingOfAnOutputGivesItsScoreAndAlignment(Example example) {
    try (Translator translator = new Translator(model(example.spec()), manager.newSubManager())) {
      List<Hypothesis> found =
          translator.translate(SOURCES, ModelExamples.greedy(3, 3), 1).stream()
              .map(best -> best.get(0))
              .toList();
      List<SentenceTranslator.ForcedDecoding> forced =
          translator.align(SOURCES, found.stream().map(Hypothesis::tokens).toList());
      for (int i = 0; i < SOURCES.size(); i++) {
        float[][] rows = found.get(i).alignment();
        for (int t = 0; t < rows.length; t++) {
          assertThat(rows[t]).hasSize(SOURCES.get(i).length + 1);
          assertThat(forced.get(i).alignment()[t]).containsExactly(rows[t], within(1e-5f));
        }
        double[] words = forced.get(i).logProbabilities();
        double end = found.get(i).finished() ? 0 : words[words.length - 1];
        assertThat(forced.get(i).logProbability() - end)
            .isCloseTo(found.get(i).logProbability(), within(1e-5));
      }
    }
  }

  static List<Example> differentiable() {
    return examples().stream().filter(example -> !example.name().equals("the maximum")).toList();
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void hasTheGradientOfFiniteDifferencesOverAPaddedBatch(Example example) {
    EncoderDecoder model = model(example.spec());
    GradientCheck.holds(
        manager, model.parameters(), work -> loss(model, SOURCES, TARGETS, work).div(4));
  }

  /** The only annotation there is stands for the source, whatever the query. */
  @Test
  void attentionOverOneAnnotationIsTheFixedVectorDecoderWithThatVector() {
    EncoderDecoder looking = model(OptionExamples.of("attention over a forward encoder"));
    EncoderDecoder fixed = model(ModelExamples.fixedVector("fixed", 3, 5, 2));
    List<int[]> empty = List.of(new int[0]);
    List<int[]> target = List.of(new int[] {4, 7, 3, 1});
    try (NDManager work = manager.newSubManager()) {
      looking.parameters().lendTo(work);
      fixed.parameters().lendTo(work);
      assertThat(loss(looking, empty, target, work).getFloat())
          .isEqualTo(loss(fixed, empty, target, work).getFloat());
    }
  }
}
