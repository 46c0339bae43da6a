package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the time of a step goes. */
final class ProfileRow implements Row {
  private static final List<String> PARTS =
      List.of("encoder", "decoder", "readout and softmax", "backward", "clip and update");

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public void run(Session session) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("size", "model"));
    head.addAll(PARTS);
    head.addAll(List.of("sum", "step"));
    rows.add(head);
    for (ModelSize size : session.settings().sizes(List.of("S256"))) {
      for (String model : session.settings().models()) {
        JsonObject line =
            session.measure(
                name(),
                ProfileMeasurement.class,
                session.stepArguments(size, model, size.steps()),
                true,
                "");
        double sum = line.get("sum_ms").getAsDouble();
        List<String> row = new ArrayList<>(List.of(size.name(), model));
        for (String part : PARTS) {
          double time = line.get(Numbers.field(part, "ms")).getAsDouble();
          row.add("%s (%s%%)".formatted(Numbers.text(time, 0), Numbers.text(100 * time / sum, 0)));
        }
        row.add(Numbers.text(sum, 0));
        row.add(Numbers.text(line, "step_ms", 0));
        rows.add(row);
      }
    }
    session.table(
        "profile: CPU ms of the parts of a step; the output layer's gradient is made with its"
            + " softmax",
        rows);
  }
}
