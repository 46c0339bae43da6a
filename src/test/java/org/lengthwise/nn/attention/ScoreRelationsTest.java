package org.lengthwise.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.parameter.Initialiser;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.TrainingSpec;

/** How the scores stand to one another, and the bounds of the cosine. */
class ScoreRelationsTest {
  private static final double SHARPNESS = 2.5;

  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters = new Parameters(manager, new Pattern(), true);
  private final NDArray query = parameters.declare("test.query", Parameters.Role.WEIGHT, 2, 3);
  private final NDArray keys = parameters.declare("test.keys", Parameters.Role.WEIGHT, 2, 3, 5);

  @AfterEach
  void free() {
    manager.close();
  }

  private static float[] scores(AttentionScore score, NDArray query, NDArray keys) {
    return score.forward(query, score.project(keys)).toFloatArray();
  }

  private AttentionScore.Cosine cosine() {
    return AttentionScore.Cosine.declare(
        parameters, "score", new ScoreSpec.Cosine(ScoreSpec.Projection.QUERY, SHARPNESS), 3, 5);
  }

  @Test
  void scaledDotIsDotOverTheRootOfTheSizeInWhichTheyMeet() {
    CommonSpace space = CommonSpace.declare(parameters, "score", ScoreSpec.Projection.KEYS, 3, 5);
    assertThat(scores(new AttentionScore.ScaledDot(space), query, keys.mul(Math.sqrt(3))))
        .containsExactly(scores(new AttentionScore.Dot(space), query, keys), within(1e-6f));
  }

  @Test
  void dotWithAProjectedQueryIsBilinearWithTheSameMatrix() {
    NDArray matrix = parameters.declare("matrix", Parameters.Role.WEIGHT, 3, 5);
    AttentionScore.Dot dot =
        new AttentionScore.Dot(new CommonSpace(Optional.of(matrix), Optional.empty(), 5));
    assertThat(scores(dot, query, keys))
        .containsExactly(scores(new AttentionScore.Bilinear(matrix), query, keys), within(1e-6f));
  }

  @Test
  void cosineReachesItsSharpnessForEqualAndOppositeDirectionsAndNeverPassesIt() {
    AttentionScore.Cosine cosine =
        new AttentionScore.Cosine(
            CommonSpace.declare(parameters, "score", ScoreSpec.Projection.NONE, 3, 3),
            manager.zeros(new Shape(1)),
            SHARPNESS);
    NDArray along = query.get(0).reshape(1, 3);
    NDArray both = along.mul(3).concat(along.mul(-0.125)).reshape(1, 2, 3);
    assertThat(scores(cosine, along, both))
        .containsExactly(new float[] {2.5f, -2.5f}, within(1e-6f));
    for (float score : scores(cosine(), query, keys)) {
      assertThat(Math.abs((double) score)).isLessThan(SHARPNESS * Math.exp(-1)); // b = -1
    }
  }

  @Test
  void cosineStartsAtTheSharpnessOfTheConfig() {
    Parameters fresh =
        new Parameters(manager, new Initialiser(TrainingSpec.Initialisation.PAPER, 1), true);
    AttentionScore.Cosine cosine =
        AttentionScore.Cosine.declare(
            fresh, "score", new ScoreSpec.Cosine(ScoreSpec.Projection.NONE, SHARPNESS), 3, 3);
    assertThat(scores(cosine, query, query.expandDims(1)))
        .containsExactly(new float[] {2.5f, 2.5f}, within(1e-6f));
  }

  @Test
  void cosineDoesNotSeeTheLengthsOfItsVectors() {
    AttentionScore.Cosine cosine = cosine();
    float[] scores = scores(cosine, query, keys);
    assertThat(scores(cosine, query.mul(40), keys)).containsExactly(scores, within(1e-6f));
    assertThat(scores(cosine, query, keys.mul(1e-4))).containsExactly(scores, within(1e-6f));
  }

  @Test
  void cosineOfAZeroVectorIsZero() {
    AttentionScore.Cosine cosine = cosine();
    assertThat(scores(cosine, query.mul(0), keys)).containsOnly(0);
    assertThat(scores(cosine, query, keys.mul(0))).containsOnly(0);
  }

  @Test
  void cosineHasAFiniteGradientAtAZeroQueryAndAtZeroKeys() {
    AttentionScore.Cosine cosine = cosine();
    query.muli(0);
    assertGradientsAreFinite(cosine);
    query.addi(1);
    keys.muli(0);
    assertGradientsAreFinite(cosine);
  }

  private void assertGradientsAreFinite(AttentionScore.Cosine cosine) {
    try (NDManager work = manager.newSubManager()) {
      parameters.lendTo(work);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(cosine.forward(query, cosine.project(keys)).sum());
      }
      for (NDArray gradient : parameters.gradients(work)) {
        for (float number : gradient.toFloatArray()) {
          assertThat(number).isFinite();
        }
        gradient.muli(0);
      }
    }
  }
}
