package org.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.decode.DecoderStep;
import org.lengthwise.nn.layer.Embedding;

class WordTermsTest {
  private static final int NONE = DecoderStep.NONE;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  /** Three words of two numbers; terms of one number: e1 + 10 e2 + 100. */
  private WordTerms terms(long expected) {
    NDArray table = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(3, 2));
    Embedding embedding = new Embedding(table, manager.create(new float[] {0.5f, 0.25f}));
    NDArray weights = manager.create(new float[] {1, 10}, new Shape(2, 1));
    return new WordTerms(embedding, weights, manager.create(new float[] {100}), expected, manager);
  }

  private static void assertTerms(WordTerms terms) {
    assertThat(terms.forward(new int[] {2, 0, 2}).getShape()).isEqualTo(new Shape(3, 1));
    assertThat(terms.forward(new int[] {2, 0, 2}).toFloatArray())
        .containsExactly(new float[] {168, 124, 168}, within(1e-4f));
    assertThat(terms.forward(new int[] {NONE, NONE}).toFloatArray()).containsExactly(100, 100);
  }

  @Test
  void aWordAddsItsEmbeddingTimesTheWeightsAndNoneAddsTheBiasAlone() {
    assertTerms(terms(3));
  }

  @Test
  void aTableOfAllWordsChangesNothing() {
    assertTerms(terms(4));
  }
}
