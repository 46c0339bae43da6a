package org.lengthwise.spec;

import java.util.function.Function;

/** The layer between the decoder's state and the output layer. */
public sealed interface ReadoutSpec {

  /** l: the size of what the output layer gets. */
  int units();

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<Maxout, T> maxout, Function<Tanh, T> tanh);

  /** The greater of two linear units each (Bahdanau et al. 2015, appendix A.2.2). */
  @Kind("maxout")
  record Maxout(@Key(about = "units after pairs are pooled", min = 1) int units)
      implements ReadoutSpec {

    @Override
    public <T> T match(Function<Maxout, T> maxout, Function<Tanh, T> tanh) {
      return maxout.apply(this);
    }
  }

  /** The hyperbolic tangent of a linear unit each. */
  @Kind("tanh")
  record Tanh(@Key(about = "units", min = 1) int units) implements ReadoutSpec {

    @Override
    public <T> T match(Function<Maxout, T> maxout, Function<Tanh, T> tanh) {
      return tanh.apply(this);
    }
  }
}
