package org.lengthwise.config;

import java.util.function.Function;

/** Adadelta (Zeiler 2012, algorithm 1), the paper's rule; it has no learning rate. */
@Kind("adadelta")
public record AdadeltaSpec(
    @Key(about = "decay of both running means", min = 0, max = 1, below = true) double rho,
    @Key(about = "added to both mean squares before the root", min = 0, above = true)
        double epsilon)
    implements OptimiserSpec {
  @Override
  public <T> T match(Function<AdamSpec, T> adam, Function<AdadeltaSpec, T> adadelta) {
    return adadelta.apply(this);
  }
}
