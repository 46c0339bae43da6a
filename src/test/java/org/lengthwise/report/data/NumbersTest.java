package org.lengthwise.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void aConfidenceHasAllItsDigits() {
    assertThat(Numbers.confidence(0.9)).isEqualTo("90%");
    assertThat(Numbers.confidence(0.95)).isEqualTo("95%");
    assertThat(Numbers.confidence(0.999)).isEqualTo("99.9%");
  }

  @Test
  void namesAreJoinedAsInASentence() {
    assertThat(Numbers.joined(List.of("one"))).isEqualTo("one");
    assertThat(Numbers.joined(List.of("one", "two"))).isEqualTo("one and two");
    assertThat(Numbers.joined(List.of("one", "two", "three"))).isEqualTo("one, two and three");
  }
}
