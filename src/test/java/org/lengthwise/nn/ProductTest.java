package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductTest {
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
        Product.convolutionOfTransposed(x, y), x.transpose().matMul(y), 1e-6, "x^T y");
  }

  @Test
  void ofATransposedMatrixIsTheSameWhereThereIsMuch() {
    NDArray x = ByHand.values(manager, "x", 257, 256);
    NDArray y = ByHand.values(manager, "y", 257, 259);
    ByHand.assertClose(Product.ofTransposed(x, y), x.transpose().matMul(y), 1e-5, "x^T y");
  }
}
