package org.lengthwise.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void aStreamIsAFunctionOfSeedNameAndIndex() {
    long first = RandomStream.of(1, "batches", 2).nextLong();
    assertThat(RandomStream.of(1, "batches", 2).nextLong()).isEqualTo(first);
    assertThat(RandomStream.of(2, "batches", 2).nextLong()).isNotEqualTo(first);
    assertThat(RandomStream.of(1, "dropout", 2).nextLong()).isNotEqualTo(first);
    assertThat(RandomStream.of(1, "batches", 3).nextLong()).isNotEqualTo(first);
  }

  @Test
  void streamsStayTheSameFromReleaseToRelease() {
    UniformRandomProvider random = RandomStream.of(1, "batches", 0);
    assertThat(new long[] {random.nextLong(), random.nextLong()})
        .containsExactly(-1705634568579490006L, 4187757451345619647L);
  }

  @Test
  void aPermutationHoldsEachNumberOnce() {
    int[] order = RandomStream.permutation(101, RandomStream.of(5, "order", 0));
    assertThat(order).hasSize(101).doesNotHaveDuplicates();
    assertThat(order).isNotEqualTo(RandomStream.permutation(101, RandomStream.of(6, "order", 0)));
    for (int number : order) {
      assertThat(number).isBetween(0, 100);
    }
  }
}
