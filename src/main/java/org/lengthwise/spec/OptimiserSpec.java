package org.lengthwise.spec;

import java.util.function.Function;

/** The rule that turns gradients into updates. */
public sealed interface OptimiserSpec {
  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(Function<Adam, T> adam, Function<Adadelta, T> adadelta) {
    if (this instanceof Adam kind) {
      return adam.apply(kind);
    }
    if (this instanceof Adadelta kind) {
      return adadelta.apply(kind);
    }
    throw new MissingCaseException(OptimiserSpec.class, this);
  }

  /** Adam (Kingma and Ba 2015, algorithm 1). */
  @Kind("adam")
  record Adam(
      @Key(
              about = "step size",
              recommended = "0.001",
              source = "Kingma and Ba 2015",
              min = 0,
              above = true)
          double learningRate,
      @Key(
              about = "decay of the mean of the gradient",
              recommended = "0.9",
              source = "Kingma and Ba 2015",
              min = 0,
              max = 1,
              below = true)
          double beta1,
      @Key(
              about = "decay of the mean of the squared gradient",
              recommended = "0.999",
              source = "Kingma and Ba 2015",
              min = 0,
              max = 1,
              below = true)
          double beta2,
      @Key(
              about = "added to the root of the mean square",
              recommended = "1e-8",
              source = "Kingma and Ba 2015",
              min = 0,
              above = true)
          double epsilon)
      implements OptimiserSpec {}

  /** Adadelta (Zeiler 2012, algorithm 1), the paper's rule; it has no learning rate. */
  @Kind("adadelta")
  record Adadelta(
      @Key(
              about = "decay of both running means",
              recommended = "0.95",
              source = "paper",
              min = 0,
              max = 1,
              below = true)
          double rho,
      @Key(
              about = "added to both mean squares before the root",
              recommended = "1e-6",
              source = "paper",
              min = 0,
              above = true)
          double epsilon)
      implements OptimiserSpec {}
}
