package org.lengthwise.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BitextTest {
  @Test
  void eachPairIsGivenBackAsItWasAdded() {
    Bitext bitext =
        Bitext.Builder.of(
            List.of(new int[] {5, 7, 9}, new int[0], new int[] {1}),
            List.of(new int[] {2}, new int[] {3, 4}, new int[] {8, 6, 5, 2, 9}));

    assertThat(bitext.size()).isEqualTo(3);
    assertThat(bitext.source(0)).containsExactly(5, 7, 9);
    assertThat(bitext.source(1)).isEmpty();
    assertThat(bitext.target(1)).containsExactly(3, 4);
    assertThat(bitext.target(2)).containsExactly(8, 6, 5, 2, 9);
    assertThat(bitext.sourceLength(0)).isEqualTo(3);
    assertThat(bitext.targetLength(0)).isEqualTo(1);
    assertThat(bitext.longerLength(0)).isEqualTo(3);
    assertThat(bitext.longerLength(2)).isEqualTo(5);
  }

  @Test
  void aChangedArrayLeavesTheBitextAsItWas() {
    Bitext bitext = Bitext.Builder.of(List.of(new int[] {5, 7}), List.of(new int[] {2}));
    bitext.source(0)[0] = 99;
    assertThat(bitext.source(0)).containsExactly(5, 7);
  }

  @Test
  void manyPairsOutgrowTheFirstArrays() {
    List<int[]> sources = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    for (int pair = 0; pair < 777; pair++) {
      sources.add(new int[] {pair, pair + 1, pair + 2});
      targets.add(new int[] {2 * pair});
    }
    Bitext bitext = Bitext.Builder.of(sources, targets);
    assertThat(bitext.size()).isEqualTo(777);
    assertThat(bitext.source(776)).containsExactly(776, 777, 778);
    assertThat(bitext.target(700)).containsExactly(1400);
  }

  @Test
  void sidesOfDifferentSizesAreRefused() {
    assertThatThrownBy(() -> Bitext.Builder.of(List.of(new int[] {1}), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 source sentences but 0 target sentences");
  }
}
