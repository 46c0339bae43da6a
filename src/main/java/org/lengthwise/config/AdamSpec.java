package org.lengthwise.config;

import java.util.function.Function;

/** Adam (Kingma and Ba 2015, algorithm 1). */
@Kind("adam")
public record AdamSpec(
    @Key(about = "step size", min = 0, above = true) double learningRate,
    @Key(about = "decay of the mean of the gradient", min = 0, max = 1, below = true) double beta1,
    @Key(about = "decay of the mean of the squared gradient", min = 0, max = 1, below = true)
        double beta2,
    @Key(about = "added to the root of the mean square", min = 0, above = true) double epsilon)
    implements OptimiserSpec {
  @Override
  public <T> T match(Function<AdamSpec, T> adam, Function<AdadeltaSpec, T> adadelta) {
    return adam.apply(this);
  }
}
