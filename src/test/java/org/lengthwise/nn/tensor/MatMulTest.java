package org.lengthwise.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatMulTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void ofATransposedMatrixIsTheSameByConvolution() {
    NDArray x = ByHand.values(manager, "x", 7, 3);
    NDArray y = ByHand.values(manager, "y", 7, 5);
    ByHand.assertClose(
        MatMul.convolutionOfTransposed(x, y), x.transpose().matMul(y), 1e-6, "x^T y");
  }

  @Test
  void ofATransposedMatrixIsTheSameWhereThereIsMuch() {
    NDArray x = ByHand.values(manager, "x", 257, 256);
    NDArray y = ByHand.values(manager, "y", 257, 259);
    ByHand.assertClose(MatMul.ofTransposed(x, y), x.transpose().matMul(y), 1e-5, "x^T y");
  }

  @Test
  void isTheSameByConvolutionAndSoAreItsGradients() {
    NDList expected = new NDList();
    NDList found = new NDList();
    NDArray rows = ByHand.values(manager, "rows", 7, 3);
    NDArray matrix = ByHand.values(manager, "matrix", 3, 5);
    NDArray shares = ByHand.values(manager, "shares", 7, 5);
    for (boolean convolution : new boolean[] {false, true}) {
      NDArray x = rows.duplicate();
      NDArray y = matrix.duplicate();
      x.setRequiresGradient(true);
      y.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray product = convolution ? MatMul.convolution(x, y) : x.matMul(y);
        collector.backward(product.mul(shares).sum());
        (convolution ? found : expected)
            .addAll(new NDList(product, x.getGradient(), y.getGradient()));
      }
    }
    for (int i = 0; i < expected.size(); i++) {
      ByHand.assertClose(found.get(i), expected.get(i), 1e-6, "array " + i);
    }
  }

  @Test
  void isTheSameWhereThereAreManyRows() {
    NDArray rows = ByHand.values(manager, "rows", 257, 31);
    NDArray matrix = ByHand.values(manager, "matrix", 31, 33);
    ByHand.assertClose(MatMul.of(rows, matrix), rows.matMul(matrix), 1e-5, "product");
  }

  @Test
  void rowsOfSeveralSentencesAreRowsLikeAnyOther() {
    NDArray rows = ByHand.values(manager, "rows", 261, 7);
    NDArray matrix = ByHand.values(manager, "matrix", 7, 5);
    NDArray product = MatMul.of(rows.reshape(9, 29, 7), matrix);
    ByHand.assertClose(product, rows.matMul(matrix).reshape(9, 29, 5), 1e-5, "product");
    ByHand.assertClose(
        MatMul.convolution(rows, matrix), rows.matMul(matrix), 1e-5, "the same by convolution");
  }

  @Test
  void theWayIsThatOfTheProcessorUnlessOneIsAskedFor(@TempDir Path folder) throws IOException {
    assertThat(prefersConvolution(folder, "AuthenticAMD", "fpu avx2 avx512f avx512dq")).isTrue();
    assertThat(prefersConvolution(folder, "AuthenticAMD", "fpu avx2 avx512dq")).isFalse();
    assertThat(prefersConvolution(folder, "GenuineIntel", "fpu avx2 avx512f")).isFalse();
    Path none = folder.resolve("none");
    assertThat(Processor.prefersConvolution("", none)).isFalse();
    assertThat(Processor.prefersConvolution("convolution", none)).isTrue();
  }

  private static boolean prefersConvolution(Path folder, String maker, String flags)
      throws IOException {
    String description = "processor\t: 0\nvendor_id\t: " + maker + "\nflags\t\t: " + flags + "\n";
    return Processor.prefersConvolution(
        "", Files.writeString(folder.resolve("cpuinfo"), description));
  }
}
