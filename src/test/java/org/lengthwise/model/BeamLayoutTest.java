package org.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeamLayoutTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  /** Row i is i, 10 i. */
  private NDArray rows(int count) {
    float[] numbers = new float[2 * count];
    for (int i = 0; i < count; i++) {
      numbers[2 * i] = i;
      numbers[2 * i + 1] = 10 * i;
    }
    return manager.create(numbers, new Shape(count, 2));
  }

  private void assertThereAndBack(BeamLayout places, int count) {
    NDArray cells = places.spread(rows(count));
    assertThat(cells.getShape()).isEqualTo(new Shape(places.sentences(), places.width(), 2));
    for (int row = 0; row < count; row++) {
      int cell = places.cellOf()[row];
      assertThat(cell / places.width()).isEqualTo(places.sentenceOf()[row]);
      assertThat(cells.reshape(-1, 2).get(cell).toFloatArray()).containsExactly(row, 10 * row);
    }
    assertThat(places.gather(cells.reshape(-1, 2)).toFloatArray())
        .isEqualTo(rows(count).toFloatArray());
  }

  @Test
  void rowsGoToTheCellsOfTheirSentencesAndBack() {
    assertThereAndBack(BeamLayout.ofEach(3), 3);
    assertThereAndBack(BeamLayout.of(2, new int[] {0, 0, 0, 1, 1, 1}), 6);
    assertThereAndBack(BeamLayout.of(3, new int[] {0, 0, 2, 1, 1, 1}), 6);
    assertThereAndBack(BeamLayout.of(3, new int[] {2, 0, 2, 2}), 4); // 1 has none
  }

  @Test
  void aSentenceWithoutARowIsNotLive() {
    BeamLayout chosen = BeamLayout.of(4, new int[] {0, 1, 1, 3}).select(new int[] {3, 2, 3});
    assertThat(chosen.sentenceOf()).containsExactly(3, 1, 3);
    assertThat(chosen.live()).containsExactly(1, 3);
    BeamLayout kept = chosen.keeping(chosen.live());
    assertThat(kept.sentences()).isEqualTo(2);
    assertThat(kept.sentenceOf()).containsExactly(1, 0, 1);
    assertThereAndBack(kept, 3);
  }

  @Test
  void rowsThatChangePlacesWithinTheirSentencesLeaveTheCellsAlone() {
    BeamLayout places = BeamLayout.of(2, new int[] {0, 0, 1, 1});
    assertThat(places.select(new int[] {1, 1, 3, 2})).isSameAs(places);
  }

  @Test
  void everyCellKnowsItsSentence() {
    assertThat(BeamLayout.of(3, new int[] {0, 2, 2}).sentenceOfCells())
        .containsExactly(0, 0, 1, 1, 2, 2);
  }
}
