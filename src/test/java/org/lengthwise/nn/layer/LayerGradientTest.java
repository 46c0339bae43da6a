package org.lengthwise.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.nn.output.OutputLayer;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.recurrent.InitialState;
import org.lengthwise.nn.tensor.GradientCheck;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.ReadoutSpec;

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
    assertThat(embedding.forward(manager.create(new long[] {2, 0})).toFloatArray())
        .containsExactly(5.5f, 5, 1.5f, 1);
  }

  @Test
  void embeddingsHaveTheGradientOfFiniteDifferencesWhereAWordRecurs() {
    Embedding embedding = Embedding.declare(parameters, "embedding", 5, 3);
    GradientCheck.holds(
        manager,
        parameters,
        work -> embedding.forward(work.create(new long[] {4, 1, 4})).square().sum());
  }

  @Test
  void maxoutPoolsUnitJWithUnitLPlusJ() {
    Readout readout = Readout.declare(new ReadoutSpec.Maxout(3), parameters, "readout", 5, 3, 7);
    NDArray sum = manager.create(new float[] {1, -2, 3, 0, 5, -7}, new Shape(1, 6));
    assertThat(readout.forward(sum).toFloatArray()).containsExactly(1, 5, 3);
  }

  @Test
  void theOtherReadoutIsTheTangentOfAsManyUnits() {
    Readout readout = Readout.declare(new ReadoutSpec.Tanh(3), parameters, "readout", 5, 3, 7);
    assertThat(readout.ofStates(manager.ones(new Shape(2, 5))).getShape())
        .isEqualTo(new Shape(2, 3));
    NDArray sum = manager.create(new float[] {0.5f, -2, 0}, new Shape(1, 3));
    assertThat(readout.forward(sum).toFloatArray())
        .containsExactly(
            new float[] {(float) Math.tanh(0.5), (float) Math.tanh(-2), 0}, within(1e-6f));
  }

  static List<ReadoutSpec> readouts() {
    return Kinds.examples(ReadoutSpec.class, 3);
  }

  @ParameterizedTest
  @MethodSource("readouts")
  void readoutHasTheGradientOfFiniteDifferences(ReadoutSpec spec) {
    Readout readout = Readout.declare(spec, parameters, "readout", 5, 3, 7);
    GradientCheck.holds(
        manager,
        parameters,
        work -> {
          NDArray sum =
              readout
                  .ofStates(work.create(new float[] {1, -1, 0.5f, 0.25f, 2}, new Shape(1, 5)))
                  .add(readout.ofWords(work.create(new float[] {0.5f, 1, -1}, new Shape(1, 3))))
                  .add(readout.ofContexts(work.ones(new Shape(1, 7)).mul(0.3)));
          return readout.forward(sum).square().sum();
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
                .forward(work.create(new float[] {0.5f, 0.1f, -0.3f}, new Shape(1, 3)))
                .square()
                .sum());
  }

  @Test
  void outputIsTheLogarithmOfTheSoftmax() {
    OutputLayer output =
        new OutputLayer(
            Optional.empty(),
            manager.create(new float[] {1, 0, 0, 0, 1, 0}, new Shape(2, 3)),
            manager.create(new float[] {0, 0, 1}));
    NDArray readout = manager.create(new float[] {2, -1}, new Shape(1, 2));
    // logits 2, -1, 1
    double expected = -Math.log(Math.exp(2) + Math.exp(-1) + Math.exp(1)) - 1;
    assertThat(
            (double) output.logProbabilities(readout, manager.create(new long[] {1})).getFloat(0))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void anOutputLayerOfLowRankIsTheProductOfItsMatrices() {
    OutputLayer output =
        new OutputLayer(
            Optional.of(manager.create(new float[] {2, -1, 0.5f}, new Shape(3, 1))),
            manager.create(new float[] {1, -3}, new Shape(1, 2)),
            manager.create(new float[] {0, 0.25f}));
    NDArray readout = manager.create(new float[] {1, 3, -2}, new Shape(1, 3));
    // one number, 2 - 3 - 1 = -2; logits -2, 6.25
    assertThat((double) output.logProbabilities(readout).getFloat(0, 1))
        .isCloseTo(-Math.log1p(Math.exp(-8.25)), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void outputHasTheGradientOfFiniteDifferences(int rank) {
    OutputLayer output =
        OutputLayer.declare(parameters, "output", 3, Optional.of(rank).filter(some -> some > 0), 7);
    GradientCheck.holds(
        manager,
        parameters,
        work ->
            output
                .logProbabilities(
                    work.create(new float[] {0.5f, 1, -1, 0.25f, -0.75f, 0}, new Shape(2, 3)),
                    work.create(new long[] {6, 2}))
                .sum());
  }

  @Test
  void dropoutKeepsTheMeanAndIsAFunctionOfSeedUpdateAndPlace() {
    NDArray ones = manager.ones(new Shape(100, 101));
    Dropout dropout = new Dropout(0.25, 3, 7);
    float[] dropped = dropout.forward(ones, "here").toFloatArray();
    assertThat(dropped).contains(0f, 1 / 0.75f);
    double sum = 0;
    for (float value : dropped) {
      assertThat(value).isIn(0f, (float) (1 / 0.75));
      sum += value;
    }
    assertThat(sum / dropped.length).isCloseTo(1, within(0.02));
    assertThat(dropout.forward(ones, "here").toFloatArray()).isEqualTo(dropped);
    assertThat(dropout.forward(ones, "there").toFloatArray()).isNotEqualTo(dropped);
    assertThat(new Dropout(0.25, 3, 8).forward(ones, "here").toFloatArray()).isNotEqualTo(dropped);
    assertThat(new Dropout(0.25, 4, 7).forward(ones, "here").toFloatArray()).isNotEqualTo(dropped);
    assertThat(Dropout.NONE.forward(ones, "here")).isSameAs(ones);
  }
}
