package org.lengthwise.nn.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.tensor.ByHand;

class SoftmaxCrossEntropyTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void isTheSameInMemoryAsByTheEngineAndRowsToSpareCountNothing() {
    NDArray sums = ByHand.values(manager, "sums", 5, 7);
    int[] words = {6, 0, 3};
    SoftmaxCrossEntropy expected = SoftmaxCrossEntropy.byEngine(sums, sums.softmax(-1), words);
    SoftmaxCrossEntropy found = SoftmaxCrossEntropy.inPlace(sums, sums.softmax(-1), words);
    assertThat(found.nats()).isEqualTo(expected.nats());
    ByHand.assertClose(found.gradient(), expected.gradient(), 1e-6, "gradient");
    float[] gradient = found.gradient().toFloatArray();
    for (int i = words.length * 7; i < gradient.length; i++) {
      assertThat(gradient[i]).isZero();
    }
  }

  @Test
  void aWordOfNoProbabilityToSpeakOfIsStillMeasured() {
    NDArray sums = manager.create(new float[][] {{0, 300, -50}, {1, 2, 3}});
    double second = Math.log(Math.exp(-2) + Math.exp(-1) + 1);
    assertThat(SoftmaxCrossEntropy.of(sums, new int[] {2, 2}).nats())
        .isCloseTo(350 + second, within(1e-6));
  }
}
