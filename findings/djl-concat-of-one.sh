#!/bin/sh
# DJL 0.36.0 (libtorch 2.7.1): NDArrays.concat of a list with one array returns a copy that no gradient goes through.
# guessed: the concatenation of one array is that array to the engine too, so its gradient is that of the sum: 1 for each number.
# seen: the gradient of the same sum is 1 for a list of two arrays, and 0 for a list of one, without an exception.
. "$(dirname "$0")/common"

djl
java_program <<'END'
import ai.djl.engine.Engine;
import ai.djl.ndarray.*;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.*;

class Finding {
  public static void main(String[] a) {
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int count = 2; count >= 1; count--) {
        NDArray x = manager.ones(new Shape(3));
        x.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray joined = NDArrays.concat(new NDList(Collections.nCopies(count, x)));
          collector.backward(joined.sum().add(x.sum().mul(0)));
        }
        System.out.println("list of " + count + ": " + Arrays.toString(x.getGradient().toFloatArray()));
      }
    }
  }
}
END
seen <<'END'
list of 2: [2.0, 2.0, 2.0]
list of 1: [0.0, 0.0, 0.0]
END
