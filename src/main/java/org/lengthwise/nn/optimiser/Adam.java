package org.lengthwise.nn.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Map;
import org.lengthwise.nn.tensor.ArrayStorage;
import org.lengthwise.spec.OptimiserSpec;

/** Adam with bias correction (Kingma and Ba 2015, algorithm 1). */
record Adam(OptimiserSpec.Adam spec, OptimiserState means) implements Optimiser {

  @Override
  public void update(int update, List<NDArray> weights, NDList gradients, double scale) {
    if (weights.stream().allMatch(ArrayStorage::isInReach)) {
      rule((float) scale, (float) rate(update), (float) correction(update))
          .run(weights, gradients, means);
    } else {
      byEngine(update, weights, gradients, scale);
    }
  }

  /** The learning rate, with the bias of the first moment corrected. */
  private double rate(int update) {
    return spec.learningRate() / (1 - Math.pow(spec.beta1(), update));
  }

  /** What the root of the second moment is divided by. */
  private double correction(int update) {
    return Math.sqrt(1 - Math.pow(spec.beta2(), update));
  }

  private ElementwiseRule rule(float scale, float rate, float correction) {
    float keepMean = (float) spec.beta1();
    float keepSquare = (float) spec.beta2();
    float shareOfMean = (float) (1 - spec.beta1());
    float shareOfSquare = (float) (1 - spec.beta2());
    float epsilon = (float) spec.epsilon();
    return (weights, gradients, means, squares, count) -> {
      for (int i = 0; i < count; i++) {
        float gradient = gradients[i] * scale;
        float mean = means[i] * keepMean + gradient * shareOfMean;
        float square = squares[i] * keepSquare + gradient * gradient * shareOfSquare;
        means[i] = mean;
        squares[i] = square;
        weights[i] -= mean * rate / ((float) Math.sqrt(square) / correction + epsilon);
      }
    };
  }

  /** The same on any device. */
  void byEngine(int update, List<NDArray> weights, NDList gradients, double scale) {
    for (int i = 0; i < weights.size(); i++) {
      NDArray gradient = gradients.get(i).muli(scale);
      NDArray mean = means.first().get(i);
      NDArray square = means.second().get(i);
      try (NDArray share = gradient.mul(1 - spec.beta1());
          NDArray squareShare = gradient.square()) {
        mean.muli(spec.beta1()).addi(share);
        square.muli(spec.beta2()).addi(squareShare.muli(1 - spec.beta2()));
      }
      try (NDArray root = square.sqrt();
          NDArray step = mean.mul(rate(update))) {
        weights.get(i).subi(step.divi(root.divi(correction(update)).addi(spec.epsilon())));
      }
      gradient.muli(0);
    }
  }

  @Override
  public Map<String, NDArray> memory() {
    return means.byName();
  }
}
