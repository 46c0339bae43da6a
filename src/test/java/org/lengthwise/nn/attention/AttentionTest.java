package org.lengthwise.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.GradientCheck;
import org.lengthwise.nn.tensor.PaddedBatch;

/** The literal weights and contexts were computed from the equations, in double precision. */
class AttentionTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters = new Parameters(manager, new Pattern(), true);
  private final Attention attention =
      new Attention(
          AttentionScore.Additive.declare(parameters, "score", 3, 4, 5),
          new KeysAndValues.Shared(4),
          1);

  /**
   * Three positions and two, the end token counted; the second sentence's third position is
   * padding.
   */
  private final PaddedBatch sentences = PaddedBatch.of(List.of(new int[] {1, 2}, new int[] {1}), 0);

  @AfterEach
  void free() {
    manager.close();
  }

  private static NDArray annotations(NDManager manager) {
    float[] one = {1, 0, -1, 0.5f, 0.25f, 0.5f, 0.75f, -1};
    float[] values = new float[24];
    System.arraycopy(one, 0, values, 0, 8);
    System.arraycopy(new float[] {0, -0.5f, 1, 0.25f}, 0, values, 8, 4);
    System.arraycopy(one, 0, values, 12, 8);
    System.arraycopy(new float[] {7, 7, 7, 7}, 0, values, 20, 4);
    return manager.create(values, new Shape(2, 3, 4));
  }

  private static NDArray query(NDManager manager) {
    return manager.create(new float[] {0.5f, -0.25f, 1, 0.5f, -0.25f, 1}, new Shape(2, 3));
  }

  private Attention.Glimpse glimpse(NDManager manager) {
    return attention.look(
        query(manager),
        attention.remember(annotations(manager), sentences.mask(manager)),
        Selection.SOFT,
        0);
  }

  @Test
  void weighsTheAnnotationsBySoftmaxOfTheAdditiveScore() {
    assertThat(glimpse(manager).weights().get(0).toFloatArray())
        .containsExactly(
            new float[] {0.9219528176201248f, 0.03916635889766856f, 0.0388808234822066f},
            within(1e-6f));
    assertThat(glimpse(manager).context().get(0).toFloatArray())
        .containsExactly(
            new float[] {
              0.931744407344542f, 0.00014276770773f, -0.8536972249646668f, 0.43153025578f
            },
            within(1e-6f));
  }

  @Test
  void givesPaddingNoWeightAtAll() {
    float[] weights = glimpse(manager).weights().get(1).toFloatArray();
    assertThat(weights)
        .containsExactly(
            new float[] {0.9592492171058628f, 0.040750782894137236f, 0}, within(1e-6f));
    assertThat(weights[2]).isZero();
    assertThat(glimpse(manager).context().get(1).toFloatArray())
        .containsExactly(
            new float[] {
              0.969436912829397f, 0.02037539144706f, -0.9286861299352598f, 0.43887382576f
            },
            within(1e-6f));
  }

  @Test
  void hasTheGradientOfFiniteDifferences() {
    GradientCheck.holds(
        manager,
        parameters,
        work -> {
          Attention.Glimpse glimpse = glimpse(work);
          return glimpse.context().square().sum().add(glimpse.weights().get(0).get(1).mul(3));
        });
  }
}
