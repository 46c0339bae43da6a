package org.lengthwise.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.train.TrainingStep;

/**
 * What share of the rate of a large matrix product a step of training reaches: {@linkplain
 * ModelSize#flop its operations} by its CPU time, by the rate of a product of 2048 by 2048 matrices
 * in the same process: the engine's product, and the one that the layers use, which may be faster.
 */
public final class LimitMeasurement implements Measurement {
  private static final int SIDE = 2048;
  private static final int PRODUCTS = 20;

  @Override
  public JsonObject measure(Map<String, String> arguments) {
    ModelSize size = ModelSize.of(arguments);
    String model = "" + arguments.get("model");
    int steps = Integer.parseInt(arguments.get("steps"));
    try (TrainingStep training = new TrainingStep(size, model)) {
      double step = StepTimes.of(steps, training::update).cpu();
      double gemm = rate(training.manager(), NDArray::matMul);
      double ours = rate(training.manager(), MatMul::of);
      double gflop = size.flop(model) / 1e9;
      JsonObject result = new JsonObject();
      result.addProperty("size", size.name());
      result.addProperty("model", model);
      result.addProperty("gflop", Numbers.round(gflop, 2));
      result.addProperty("cpu_ms", Numbers.round(step, 1));
      result.addProperty("gflop_per_s", Numbers.round(gflop / step * 1e3, 1));
      result.addProperty("gemm_gflop_per_s", Numbers.round(gemm, 1));
      result.addProperty("ratio", Numbers.round(gflop / step * 1e3 / gemm, 3));
      result.addProperty("product_gflop_per_s", Numbers.round(ours, 1));
      result.addProperty("ratio_to_product", Numbers.round(gflop / step * 1e3 / ours, 3));
      return result;
    }
  }

  /** GFLOP a second of CPU time, of a product of two square matrices. */
  private static double rate(NDManager manager, BinaryOperator<NDArray> product) {
    try (NDManager work = manager.newSubManager()) {
      NDArray left = work.randomUniform(-1, 1, new Shape(SIDE, SIDE));
      NDArray right = work.randomUniform(-1, 1, new Shape(SIDE, SIDE));
      double milliseconds = StepTimes.of(PRODUCTS, () -> product.apply(left, right).close()).cpu();
      return 2.0 * SIDE * SIDE * SIDE / milliseconds / 1e6;
    }
  }
}
