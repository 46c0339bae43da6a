package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the time of a step goes, as it is trained and as the reference has it: gradients by the
 * engine, products by its own product.
 */
final class ProfileRow implements Row {
  static final String REFERENCE = "reference";

  /** Each way of computing a step, with what the JVM is told for it. */
  private static final Map<String, String> WAYS =
      new TreeMap<>(Map.of("as trained", "", REFERENCE, "-Dlengthwise.products=matmul"));

  private static final List<String> PARTS =
      List.of("encoder", "decoder", "readout and softmax", "backward", "clip and update");

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public void run(Session session) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("size", "model", "way"));
    head.addAll(PARTS);
    head.add("sum");
    rows.add(head);
    for (ModelSize size : session.settings().sizes(List.of("S256"))) {
      for (String model : session.settings().models()) {
        for (String way : WAYS.keySet()) {
          rows.add(measure(session, size, model, way));
        }
      }
    }
    session.table(
        "profile: CPU ms of the parts of a step; the output layer's gradient is made with its"
            + " softmax",
        rows);
  }

  private List<String> measure(Session session, ModelSize size, String model, String way)
      throws IOException {
    Map<String, String> arguments = session.stepArguments(size, model, size.steps());
    arguments.put("way", way);
    JsonObject line =
        session.measure(name(), ProfileMeasurement.class, arguments, true, "" + WAYS.get(way));
    double sum = line.get("sum_ms").getAsDouble();
    List<String> row = new ArrayList<>(List.of(size.name(), model, way));
    for (String part : PARTS) {
      double time = line.get(Numbers.field(part, "ms")).getAsDouble();
      row.add("%s (%s%%)".formatted(Numbers.text(time, 0), Numbers.text(100 * time / sum, 0)));
    }
    row.add(Numbers.text(sum, 0));
    return row;
  }
}
