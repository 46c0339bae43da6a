package org.lengthwise.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LayerGradientTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters = new Parameters(manager, new Pattern(), true);

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void embeddingsAreRowsPlusTheSharedBias() {
    Embedding embedding =
        new Embedding(
            manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(3, 2)),
            manager.create(new float[] {0.5f, -1}));
    assertThat(embedding.of(manager.create(new long[] {2, 0})).toFloatArray())
        .containsExactly(5.5f, 5, 1.5f, 1);
  }

  @Test
  void embeddingsHaveTheGradientOfFiniteDifferencesWhereAWordRecurs() {
    Embedding embedding = Embedding.declare(parameters, "embedding", 5, 3);
    GradientCheck.holds(
        manager,
        parameters,
        work -> embedding.of(work.create(new long[] {4, 1, 4})).square().sum());
  }

  @Test
  void maxoutPoolsUnitJWithUnitLPlusJ() {
    NDArray sum = manager.create(new float[] {1, -2, 3, 0, 5, -7}, new Shape(1, 6));
    assertThat(MaxoutReadout.pool(sum).toFloatArray()).containsExactly(1, 5, 3);
  }

  @Test
  void readoutHasTheGradientOfFiniteDifferences() {
    MaxoutReadout readout = MaxoutReadout.declare(parameters, "readout", 5, 3, 7, 2);
    GradientCheck.holds(
        manager,
        parameters,
        work -> {
          NDArray sum =
              readout
                  .ofStates(work.create(new float[] {1, -1, 0.5f, 0.25f, 2}, new Shape(1, 5)))
                  .add(readout.ofWords(work.create(new float[] {0.5f, 1, -1}, new Shape(1, 3))))
                  .add(readout.ofContexts(work.ones(new Shape(1, 7)).mul(0.3)));
          return MaxoutReadout.pool(sum).square().sum();
        });
  }

  @Test
  void firstStateHasTheGradientOfFiniteDifferences() {
    InitialState initial = InitialState.declare(parameters, "initial", 3, 5);
    GradientCheck.holds(
        manager,
        parameters,
        work ->
            initial
                .of(work.create(new float[] {0.5f, 0.1f, -0.3f}, new Shape(1, 3)))
                .square()
                .sum());
  }

  @Test
  void likelihoodCountsOnlyWordsThatArePresent() {
    OutputLayer output =
        new OutputLayer(
            manager.create(new float[] {1, 0, 0, 0, 1, 0}, new Shape(2, 3)),
            manager.create(new float[] {0, 0, 1}));
    NDArray readout = manager.create(new float[] {2, -1, 9, 9}, new Shape(2, 2));
    NDArray loss =
        output.negativeLogLikelihood(
            readout, manager.create(new long[] {1, 0}), manager.create(new float[] {1, 0}));
    // logits 2, -1, 1
    double expected = Math.log(Math.exp(2) + Math.exp(-1) + Math.exp(1)) + 1;
    assertThat((double) loss.getFloat()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void likelihoodHasTheGradientOfFiniteDifferences() {
    OutputLayer output = OutputLayer.declare(parameters, "output", 3, 7);
    GradientCheck.holds(
        manager,
        parameters,
        work ->
            output.negativeLogLikelihood(
                work.create(new float[] {0.5f, 1, -1, 0.25f, -0.75f, 0}, new Shape(2, 3)),
                work.create(new long[] {6, 2}),
                work.ones(new Shape(2))));
  }
}
