package org.lengthwise.nn.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.nn.parameter.ParameterSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Role;

/** Two running means for each parameter, of its shape. */
record OptimiserState(List<NDArray> first, List<NDArray> second, Map<String, NDArray> byName) {

  static OptimiserState declare(
      NDManager manager,
      Parameters parameters,
      ParameterSource source,
      String first,
      String second) {
    Parameters memory = new Parameters(manager, source, false);
    List<NDArray> firsts = new ArrayList<>();
    List<NDArray> seconds = new ArrayList<>();
    parameters
        .byName()
        .forEach(
            (name, array) -> {
              long[] dimensions = array.getShape().getShape();
              firsts.add(memory.declare(first + "/" + name, Role.BIAS, dimensions));
              seconds.add(memory.declare(second + "/" + name, Role.BIAS, dimensions));
            });
    return new OptimiserState(firsts, seconds, new LinkedHashMap<>(memory.byName()));
  }
}
