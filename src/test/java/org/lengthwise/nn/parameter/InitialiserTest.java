package org.lengthwise.nn.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lengthwise.spec.TrainingSpec;

class InitialiserTest {
  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  @ParameterizedTest
  @EnumSource(TrainingSpec.Initialisation.class)
  void recurrentBlocksAreOrthogonalAndDifferent(TrainingSpec.Initialisation way) {
    float[] values =
        new Initialiser(way, 3).values("u", Parameters.Role.RECURRENT, new Shape(7, 14));
    for (int block = 0; block < 2; block++) {
      for (int i = 0; i < 7; i++) {
        for (int j = 0; j < 7; j++) {
          double product = 0;
          for (int k = 0; k < 7; k++) {
            product += values[i * 14 + block * 7 + k] * values[j * 14 + block * 7 + k];
          }
          assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-6));
        }
      }
    }
    assertThat(values[0]).isNotEqualTo(values[7]);
  }

  @Test
  void paperWeightsAreGaussianWithTheDeviationsOfAppendixB1() {
    Initialiser paper = new Initialiser(TrainingSpec.Initialisation.PAPER, 1);
    Shape shape = new Shape(100, 90);
    assertThat(deviation(paper.values("w", Parameters.Role.WEIGHT, shape)))
        .isCloseTo(0.01, within(5e-4));
    assertThat(deviation(paper.values("e", Parameters.Role.EMBEDDING, shape)))
        .isCloseTo(0.01, within(5e-4));
    assertThat(deviation(paper.values("a", Parameters.Role.ALIGNMENT, shape)))
        .isCloseTo(0.001, within(5e-5));
    assertThat(paper.values("v", Parameters.Role.ALIGNMENT_VECTOR, new Shape(5, 1)))
        .containsOnly(0f);
    assertThat(paper.values("b", Parameters.Role.BIAS, new Shape(5))).containsOnly(0f);
  }

  @Test
  void fanInWeightsAreUniformWithinOneOverTheRootOfTheInputs() {
    Initialiser fanIn = new Initialiser(TrainingSpec.Initialisation.FAN_IN, 1);
    float[] values = fanIn.values("w", Parameters.Role.WEIGHT, new Shape(100, 90));
    assertThat(deviation(values)).isCloseTo(0.1 / Math.sqrt(3), within(2e-3));
    for (float value : values) {
      assertThat(value).isBetween(-0.1f, 0.1f);
    }
    assertThat(deviation(fanIn.values("e", Parameters.Role.EMBEDDING, new Shape(100, 90))))
        .isCloseTo(1, within(5e-2));
    assertThat(fanIn.values("b", Parameters.Role.BIAS, new Shape(5))).containsOnly(0f);
  }

  @Test
  void valuesDependOnSeedAndNameAlone() {
    Shape shape = new Shape(3, 5);
    float[] values =
        new Initialiser(TrainingSpec.Initialisation.PAPER, 1)
            .values("w", Parameters.Role.WEIGHT, shape);
    Initialiser again = new Initialiser(TrainingSpec.Initialisation.PAPER, 1);
    assertThat(again.values("other", Parameters.Role.WEIGHT, shape)).isNotEqualTo(values);
    assertThat(again.values("w", Parameters.Role.WEIGHT, shape)).isEqualTo(values);
    assertThat(
            new Initialiser(TrainingSpec.Initialisation.PAPER, 2)
                .values("w", Parameters.Role.WEIGHT, shape))
        .isNotEqualTo(values);
  }
}
