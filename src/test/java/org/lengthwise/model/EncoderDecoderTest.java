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
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.GradientCheck;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.spec.ModelSpec;

/**
 * The literal numbers were computed by a second program, sentence by sentence and word by word from
 * the equations, in double precision, without batches or padding.
 */
class EncoderDecoderTest {
  private static final ModelSpec FIXED = ModelExamples.fixedVector("fixed", 3, 5, 2);
  private static final ModelSpec ATTENTION = ModelExamples.attention("attention", 3, 5, 4, 2);
  private static final List<int[]> SOURCES =
      List.of(new int[] {3, 1, 6}, new int[] {5}, new int[] {}, new int[] {2, 4, 6, 5, 3});
  private static final List<int[]> TARGETS =
      List.of(new int[] {2, 8}, new int[] {4, 7, 3, 1}, new int[] {}, new int[] {6});

  private final NDManager manager = NDManager.newBaseManager();

  static List<ModelSpec> models() {
    return List.of(FIXED, ATTENTION);
  }

  @AfterEach
  void free() {
    manager.close();
  }

  private EncoderDecoder model(ModelSpec spec) {
    return new EncoderDecoder(spec, 7, 9, new Parameters(manager, new Pattern(), true));
  }

  private double loss(EncoderDecoder model, List<int[]> sources, List<int[]> targets) {
    try (NDManager work = manager.newSubManager()) {
      model.parameters().lendTo(work);
      return model
          .negativeLogLikelihood(PaddedBatch.of(sources, 0), PaddedBatch.of(targets, 0), work)
          .getFloat();
    }
  }

  @Test
  void fixedVectorGivesTheLikelihoodsOfTheEquations() {
    double[] expected = {
      18.85739948373832, 24.349233270702392, 1.1953893504523292, 9.041341161867376
    };
    assertLikelihoods(model(FIXED), expected);
  }

  @Test
  void attentionGivesTheLikelihoodsOfTheEquations() {
    double[] expected = {
      8.645914820291203, 23.559265234000762, 5.023854363715639, 8.387547518743755
    };
    assertLikelihoods(model(ATTENTION), expected);
  }

  /** Alone, and all in one padded batch. */
  private void assertLikelihoods(EncoderDecoder model, double[] expected) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      assertThat(loss(model, SOURCES.subList(i, i + 1), TARGETS.subList(i, i + 1)))
          .isCloseTo(expected[i], within(1e-5 * expected[i]));
      sum += expected[i];
    }
    assertThat(loss(model, SOURCES, TARGETS)).isCloseTo(sum, within(1e-5 * sum));
  }

  @ParameterizedTest
  @MethodSource("models")
  void hasTheGradientOfFiniteDifferencesOverAPaddedBatch(ModelSpec spec) {
    EncoderDecoder model = model(spec);
    GradientCheck.holds(
        manager,
        model.parameters(),
        work -> {
          NDArray loss =
              model.negativeLogLikelihood(
                  PaddedBatch.of(SOURCES, 0), PaddedBatch.of(TARGETS, 0), work);
          return loss.div(4);
        });
  }

  @Test
  void fixedVectorTranslatesAsTheEquationsDo() {
    List<Hypothesis> found = translate(model(FIXED), SOURCES, 4);
    assertThat(found.get(0).tokens()).hasSize(12).containsOnly(7);
    assertThat(found.get(0).finished()).isFalse();
    assertThat(found.get(0).logProbability()).isCloseTo(-6.096358653256189, within(1e-5));
    assertThat(found.get(2).tokens()).isEmpty();
    assertThat(found.get(2).finished()).isTrue();
    assertThat(found.get(2).logProbability()).isCloseTo(-1.1953893504523292, within(1e-5));
  }

  @Test
  void attentionTranslatesAsTheEquationsDo() {
    List<Hypothesis> found = translate(model(ATTENTION), SOURCES, 4);
    assertThat(found.get(0).tokens()).containsExactly(5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
    assertThat(found.get(0).logProbability()).isCloseTo(-8.898719494477541, within(1e-5));
    assertThat(found.get(2).tokens()).containsExactly(7, 7, 7);
    assertThat(found.get(3).logProbability()).isCloseTo(-7.565085131666699, within(1e-5));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aSentenceAloneAndInAPaddedBatchTranslateAlike(ModelSpec spec) {
    EncoderDecoder model = model(spec);
    List<Hypothesis> together = translate(model, SOURCES, 4);
    List<Hypothesis> alone = translate(model, SOURCES, 1);
    for (int i = 0; i < SOURCES.size(); i++) {
      assertThat(together.get(i).tokens()).isEqualTo(alone.get(i).tokens());
      assertThat(together.get(i).logProbability())
          .isCloseTo(alone.get(i).logProbability(), within(1e-5));
    }
  }

  @Test
  void parametersAreAsManyAsTheFormulaSays() {
    // embeddings m(Kx+Ky), encoder 3nm+3n^2 a direction, decoder 3nm+3n^2+3nd, alignment
    // n'n+2n'n+n', Ws n^2,
    // readout 2l(n+m+d), output l Ky; biases: m a side, n a unit, n first state, 2l readout, Ky
    // output
    assertThat(model(FIXED).parameters().count())
        .isEqualTo(3 * 16 + 120 + 120 + 75 + 25 + 4 * 13 + 18 + (3 + 3 + 5 + 5 + 5 + 4 + 9));
    assertThat(model(ATTENTION).parameters().count())
        .isEqualTo(
            3 * 16
                + 240
                + 120
                + 150
                + (20 + 40 + 4)
                + 25
                + 4 * 18
                + 18
                + (3 + 3 + 5 + 5 + 5 + 5 + 4 + 9));
  }

  private List<Hypothesis> translate(EncoderDecoder model, List<int[]> sources, int batch) {
    try (Translator translator = new Translator(model, manager.newSubManager())) {
      return translator.translate(sources, ModelExamples.greedy(batch, 3), 1).stream()
          .map(best -> best.get(0))
          .toList();
    }
  }
}
