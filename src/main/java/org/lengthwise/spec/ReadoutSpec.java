package org.lengthwise.spec;

import java.util.function.Function;

/** The layer between the decoder's state and the output layer. */
public sealed interface ReadoutSpec {

  /** l: the size of what the output layer gets. */
  int units();

  /** w: how many linear units it is made of. */
  default int width() {
    return units();
  }

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(Function<Maxout, T> maxout, Function<Tanh, T> tanh) {
    if (this instanceof Maxout kind) {
      return maxout.apply(kind);
    }
    if (this instanceof Tanh kind) {
      return tanh.apply(kind);
    }
    throw new MissingCaseException(ReadoutSpec.class, this);
  }

  /** The greater of two linear units each (Bahdanau et al. 2015, appendix A.2.2). */
  @Kind("maxout")
  record Maxout(
      @Key(
              about = "units after pairs are pooled",
              recommended = "128",
              source = "two cores; paper: 500",
              min = 1)
          int units)
      implements ReadoutSpec {
    @Override
    public int width() {
      return 2 * units;
    }
  }

  /** The hyperbolic tangent of a linear unit each. */
  @Kind("tanh")
  record Tanh(
      @Key(about = "units", recommended = "256", source = "like hidden; Luong et al. 2015", min = 1)
          int units)
      implements ReadoutSpec {}
}
