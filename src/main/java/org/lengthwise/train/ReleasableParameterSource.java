package org.lengthwise.train;

import ai.djl.ndarray.types.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lengthwise.nn.parameter.ParameterSource;
import org.lengthwise.nn.parameter.Parameters;

/**
 * A source that is released once a model is built: a model keeps its source, and the source of a
 * checkpoint would keep a copy of all weights in the heap.
 */
final class ReleasableParameterSource implements ParameterSource, AutoCloseable {
  private @Nullable ParameterSource source;

  ReleasableParameterSource(ParameterSource source) {
    this.source = source;
  }

  @Override
  public float[] values(String name, Parameters.Role role, Shape shape) {
    return Objects.requireNonNull(source, "the model is built").values(name, role, shape);
  }

  @Override
  public void close() {
    source = null;
  }
}
