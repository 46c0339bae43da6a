package org.lengthwise.spec;

import java.util.function.Function;

/** The rule that turns gradients into updates. */
public sealed interface OptimiserSpec {
  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<Adam, T> adam, Function<Adadelta, T> adadelta);

  /** Adam (Kingma and Ba 2015, algorithm 1). */
  @Kind("adam")
  record Adam(
      @Key(about = "step size", min = 0, above = true) double learningRate,
      @Key(about = "decay of the mean of the gradient", min = 0, max = 1, below = true)
          double beta1,
      @Key(about = "decay of the mean of the squared gradient", min = 0, max = 1, below = true)
          double beta2,
      @Key(about = "added to the root of the mean square", min = 0, above = true) double epsilon)
      implements OptimiserSpec {
    @Override
    public <T> T match(Function<Adam, T> adam, Function<Adadelta, T> adadelta) {
      return adam.apply(this);
    }
  }

  /** Adadelta (Zeiler 2012, algorithm 1), the paper's rule; it has no learning rate. */
  @Kind("adadelta")
  record Adadelta(
      @Key(about = "decay of both running means", min = 0, max = 1, below = true) double rho,
      @Key(about = "added to both mean squares before the root", min = 0, above = true)
          double epsilon)
      implements OptimiserSpec {
    @Override
    public <T> T match(Function<Adam, T> adam, Function<Adadelta, T> adadelta) {
      return adadelta.apply(this);
    }
  }
}
