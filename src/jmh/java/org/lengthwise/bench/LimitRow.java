package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How far a step of training is from the rate of a large matrix product. */
final class LimitRow implements Row {
  @Override
  public String name() {
    return "limit";
  }

  @Override
  public void run(Session session) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "size",
            "model",
            "GFLOP a step",
            "CPU ms",
            "GFLOP/s",
            "matMul, GFLOP/s",
            "share of it",
            "Product, GFLOP/s",
            "share of it"));
    for (ModelSize size : session.settings().sizes(List.of("S256"))) {
      for (String model : session.settings().models()) {
        for (boolean huge : session.settings().hugePages()) {
          JsonObject line =
              session.measure(
                  name(),
                  LimitMeasurement.class,
                  session.stepArguments(size, model, size.steps()),
                  huge,
                  "");
          rows.add(
              List.of(
                  size.name(),
                  model,
                  Numbers.text(line, "gflop", 1),
                  Numbers.text(line, "cpu_ms", 1),
                  Numbers.text(line, "gflop_per_s", 1),
                  Numbers.text(line, "gemm_gflop_per_s", 1),
                  Numbers.text(line, "ratio", 3),
                  Numbers.text(line, "product_gflop_per_s", 1),
                  Numbers.text(line, "ratio_to_product", 3)));
        }
      }
    }
    session.table("limit: operations of a step by its time by the rate of a product", rows);
  }
}
