package org.lengthwise.nn.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.nn.parameter.ParameterSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.ArrayStorage;
import org.lengthwise.spec.OptimiserSpec;

/**
 * A rule that updates weights in place from their gradients. Its state can be saved and restored.
 */
public interface Optimiser {

  /**
   * Builds the optimiser of a config.
   *
   * @param manager owns the state
   * @param parameters the parameters to learn, in a fixed order
   * @param state source of the state: zeros at the start, a checkpoint later
   */
  static Optimiser of(
      OptimiserSpec spec, NDManager manager, Parameters parameters, ParameterSource state) {
    return spec.match(
        adam ->
            new Adam(adam, State.declare(manager, parameters, state, "adam.mean", "adam.square")),
        adadelta ->
            new Adadelta(
                adadelta,
                State.declare(manager, parameters, state, "adadelta.gradient", "adadelta.update")));
  }

  /**
   * Applies one update and sets the gradients to zero.
   *
   * @param update its number, from 1
   * @param weights the parameters, in their order
   * @param gradients their gradients
   * @param scale factor applied to the gradients first, see {@link GradientNorm#clip}
   */
  void update(int update, List<NDArray> weights, NDList gradients, double scale);

  /** The state, by name. */
  Map<String, NDArray> state();

  /** Adam with bias correction (Kingma and Ba 2015, algorithm 1). */
  record Adam(OptimiserSpec.Adam spec, State means) implements Optimiser {

    @Override
    public void update(int update, List<NDArray> weights, NDList gradients, double scale) {
      if (weights.stream().allMatch(ArrayStorage::isInReach)) {
        rule((float) scale, (float) rate(update), (float) correction(update))
            .run(weights, gradients, means);
      } else {
        byEngine(update, weights, gradients, scale);
      }
    }

    /** The learning rate, corrected for the bias of the first moment. */
    private double rate(int update) {
      return spec.learningRate() / (1 - Math.pow(spec.beta1(), update));
    }

    /** The bias correction that the root of the second moment is divided by. */
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
    public Map<String, NDArray> state() {
      return means.byName();
    }
  }

  /**
   * Adadelta (Zeiler 2012, algorithm 1): it uses the new mean of the squared gradient and the old
   * mean of the squared update.
   */
  record Adadelta(OptimiserSpec.Adadelta spec, State means) implements Optimiser {

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
    public Map<String, NDArray> state() {
      return means.byName();
    }
  }

  /** Two running means for each parameter, of its shape. */
  record State(List<NDArray> first, List<NDArray> second, Map<String, NDArray> byName) {

    static State declare(
        NDManager manager,
        Parameters parameters,
        ParameterSource source,
        String first,
        String second) {
      Parameters state = new Parameters(manager, source, false);
      List<NDArray> firsts = new ArrayList<>();
      List<NDArray> seconds = new ArrayList<>();
      parameters
          .byName()
          .forEach(
              (name, array) -> {
                long[] dimensions = array.getShape().getShape();
                firsts.add(state.declare(first + "/" + name, Parameters.Role.BIAS, dimensions));
                seconds.add(state.declare(second + "/" + name, Parameters.Role.BIAS, dimensions));
              });
      return new State(firsts, seconds, new LinkedHashMap<>(state.byName()));
    }
  }
}
