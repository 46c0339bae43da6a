package org.lengthwise.nn.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Map;
import org.lengthwise.nn.tensor.ArrayStorage;
import org.lengthwise.spec.OptimiserSpec;

/**
 * Adadelta (Zeiler 2012, algorithm 1): the new mean of the squared gradient, the old mean of the
 * squared update.
 */
record Adadelta(OptimiserSpec.Adadelta spec, OptimiserState means) implements Optimiser {

  @Override
  public void update(int update, List<NDArray> weights, NDList gradients, double scale) {
    if (weights.stream().allMatch(ArrayStorage::isInReach)) {
      rule((float) scale).run(weights, gradients, means);
    } else {
      byEngine(weights, gradients, scale);
    }
  }

  private ElementwiseRule rule(float scale) {
    float keep = (float) spec.rho();
    float share = (float) (1 - spec.rho());
    float epsilon = (float) spec.epsilon();
    return (weights, gradients, gradientSquares, updateSquares, count) -> {
      for (int i = 0; i < count; i++) {
        float gradient = gradients[i] * scale;
        float gradientSquare = gradientSquares[i] * keep + gradient * gradient * share;
        float updateSquare = updateSquares[i];
        float step =
            (float) Math.sqrt((updateSquare + epsilon) / (gradientSquare + epsilon)) * gradient;
        gradientSquares[i] = gradientSquare;
        updateSquares[i] = updateSquare * keep + step * step * share;
        weights[i] -= step;
      }
    };
  }

  /** The same on any device. */
  void byEngine(List<NDArray> weights, NDList gradients, double scale) {
    double rho = spec.rho();
    for (int i = 0; i < weights.size(); i++) {
      NDArray gradient = gradients.get(i).muli(scale);
      NDArray gradientSquare = means.first().get(i);
      NDArray updateSquare = means.second().get(i);
      try (NDArray share = gradient.square()) {
        gradientSquare.muli(rho).addi(share.muli(1 - rho));
      }
      try (NDArray numerator = updateSquare.add(spec.epsilon());
          NDArray denominator = gradientSquare.add(spec.epsilon());
          NDArray step = numerator.divi(denominator).sqrt()) {
        weights.get(i).subi(step.muli(gradient));
        try (NDArray share = step.square()) {
          updateSquare.muli(rho).addi(share.muli(1 - rho));
        }
      }
      gradient.muli(0);
    }
  }

  @Override
  public Map<String, NDArray> memory() {
    return means.byName();
  }
}
