package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** How the time of a step grows with length, vocabulary and hidden size, beside its operations. */
final class GrowthRow implements Row {
  private static final List<Axis> AXES =
      List.of(
          new Axis("length", ModelSize.S256::withLength, 10, 20, 40, 80),
          new Axis("vocabulary", ModelSize.S256::withWords, 4000, 8000, 16000, 32000),
          new Axis("hidden", ModelSize.S256::withHidden, 128, 256, 512, 1024));

  /** What is changed in S256, and to what. */
  private record Axis(String name, IntFunction<ModelSize> size, int... values) {}

  /**
   * The steps of one model along an axis.
   *
   * @param milliseconds CPU time of a step at each value
   * @param gflop its operations
   */
  record Line(String axis, String model, int[] values, double[] milliseconds, double[] gflop) {
    /** Time by operations, relative to that of the smallest value. */
    double relative(int i) {
      return milliseconds[i] / gflop[i] / (milliseconds[0] / gflop[0]);
    }
  }

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public void run(Session session) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "what grows", "to", "model", "CPU ms", "GFLOP", "ms a GFLOP", "relative to the least"));
    List<Line> lines = new ArrayList<>();
    for (Axis axis : AXES) {
      for (String model : session.settings().models()) {
        Line line = measure(session, axis, model);
        lines.add(line);
        for (int i = 0; i < line.values().length; i++) {
          rows.add(
              List.of(
                  axis.name(),
                  Numbers.text(line.values()[i], 0),
                  model,
                  Numbers.text(line.milliseconds()[i], 1),
                  Numbers.text(line.gflop()[i], 1),
                  Numbers.text(line.milliseconds()[i] / line.gflop()[i], 2),
                  Numbers.text(line.relative(i), 2)));
        }
      }
    }
    session.table("growth: a step at S256 with one size changed; chart: growth.svg", rows);
    GrowthChart.write(lines, Session.FOLDER.resolve("growth.svg"));
  }

  private Line measure(Session session, Axis axis, String model) throws IOException {
    int count = axis.values().length;
    Line line = new Line(axis.name(), model, axis.values(), new double[count], new double[count]);
    for (int i = 0; i < count; i++) {
      ModelSize size = axis.size().apply(axis.values()[i]);
      JsonObject step =
          session.measure(
              StepMeasurement.class, session.stepArguments(size, model, size.steps()), true, "");
      line.milliseconds()[i] = step.get("cpu_ms").getAsDouble();
      line.gflop()[i] = size.flop(model) / 1e9;
      step.addProperty("axis", axis.name().toLowerCase(Locale.ROOT));
      step.addProperty("value", axis.values()[i]);
      step.addProperty("gflop", Numbers.round(line.gflop()[i], 2));
      step.addProperty("relative", Numbers.round(line.relative(i), 3));
      session.emit(name(), step);
    }
    return line;
  }
}
