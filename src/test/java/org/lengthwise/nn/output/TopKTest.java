package org.lengthwise.nn.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopKTest {
  private static final float NONE = Float.NaN;

  private static TopKSoftmax.TopK of(int k, float... values) {
    TopKSoftmax.TopK greatest = new TopKSoftmax.TopK(k);
    for (int i = 0; i < values.length; i++) {
      greatest.offer(i, values[i]);
    }
    return greatest;
  }

  private static int[] ids(TopKSoftmax.TopK greatest) {
    return IntStream.range(0, greatest.count()).map(greatest::id).toArray();
  }

  @Test
  void theyComeInFallingOrder() {
    TopKSoftmax.TopK greatest = of(3, 2, -1, 7, 5, 3);
    assertThat(ids(greatest)).containsExactly(2, 3, 4);
    assertThat(greatest.value(2)).isEqualTo(3);
  }

  @Test
  void ofEqualOnesTheFirstComesFirst() {
    assertThat(ids(of(3, 1, 4, 4, 0, 4, 4))).containsExactly(1, 2, 4);
  }

  @Test
  void whereFewerAreOfferedThereAreFewer() {
    assertThat(ids(of(5, 1, 2))).containsExactly(1, 0);
  }

  @Test
  void whatIsNoNumberIsNoGreaterThanAnother() {
    assertThat(ids(of(2, NONE, NONE, NONE))).containsExactly(0, 1);
    assertThat(ids(of(2, 1, 2, NONE))).containsExactly(1, 0);
  }
}
