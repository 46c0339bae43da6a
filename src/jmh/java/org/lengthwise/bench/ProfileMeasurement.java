package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.train.TrainingStep;

/**
 * CPU time of the parts of a step, as it is trained or as the {@linkplain Tape#ENGINE reference}
 * has it; beside their sum, that of the step as it is trained.
 */
public final class ProfileMeasurement implements Measurement {
  @Override
  public JsonObject measure(Map<String, String> arguments) {
    ModelSize size = ModelSize.of(arguments);
    String model = "" + arguments.get("model");
    boolean reference = ProfileRow.REFERENCE.equals(arguments.get("way"));
    int steps = Integer.parseInt(arguments.get("steps"));
    CpuClock clock = new CpuClock();
    Map<String, List<Double>> parts = new LinkedHashMap<>();
    double whole;
    try (TrainingStep training = new TrainingStep(size, model)) {
      whole = StepTimes.of(steps, training::update).cpu();
      for (int i = 0; i < steps; i++) {
        long[] last = {clock.nanoseconds()};
        training.updateInParts(
            reference ? Tape.ENGINE : Tape.ofUpdate(),
            part -> {
              long now = clock.nanoseconds();
              parts.computeIfAbsent(part, p -> new ArrayList<>()).add((now - last[0]) / 1e6);
              last[0] = clock.nanoseconds();
            });
      }
    }
    JsonObject result = new JsonObject();
    result.addProperty("size", size.name());
    result.addProperty("model", model);
    result.addProperty("way", arguments.get("way"));
    double sum = 0;
    for (Map.Entry<String, List<Double>> part : parts.entrySet()) {
      double[] times = part.getValue().stream().mapToDouble(Double::doubleValue).toArray();
      double median = StepTimes.median(times);
      sum += median;
      result.addProperty(Numbers.field(part.getKey(), "ms"), Numbers.round(median, 1));
    }
    result.addProperty("sum_ms", Numbers.round(sum, 1));
    result.addProperty("step_ms", Numbers.round(whole, 1));
    return result;
  }
}
