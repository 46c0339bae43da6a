package org.lengthwise.nn.output;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.nn.tensor.ByHand;

class LikelihoodPassTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  /** The last has enough rows in a chunk for products by convolution, where those pay. */
  @ParameterizedTest
  @CsvSource({"37, 800", "37, 16", "1, 16", "561, 300"})
  void chunksTogetherAreTheWholeWhateverTheirSize(int rows, int rowsOfChunk) {
    int[] words = IntStream.range(0, rows).map(row -> row * row % 11).toArray();
    NDList inputs =
        new NDList(
            ByHand.values(manager, "readout", rows, 5),
            ByHand.values(manager, "weights", 5, 11),
            ByHand.values(manager, "bias", 11));
    ByHand.agrees(
        inputs, new LikelihoodPass(words, rowsOfChunk), given -> reference(given, words), 1e-5);
  }

  private NDArray reference(NDList inputs, int[] words) {
    long[] ids = Arrays.stream(words).asLongStream().toArray();
    return new OutputLayer(Optional.empty(), inputs.get(1), inputs.get(2))
        .logProbabilities(inputs.get(0), manager.create(ids, new Shape(ids.length)))
        .sum()
        .neg();
  }
}
