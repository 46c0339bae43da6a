package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.util.Map;
import org.lengthwise.train.TrainingStep;

/** Forward, backward, clipping at 1 and Adam, on random words in sentences of equal length. */
public final class StepMeasurement implements Measurement {
  @Override
  public JsonObject measure(Map<String, String> arguments) {
    ModelSize size = ModelSize.of(arguments);
    String model = "" + arguments.get("model");
    int steps = Integer.parseInt(arguments.get("steps"));
    try (TrainingStep training = new TrainingStep(size, model)) {
      StepTimes times = StepTimes.of(steps, training::update);
      JsonObject result = new JsonObject();
      result.addProperty("size", size.name());
      result.addProperty("model", model);
      result.addProperty("threads", Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
      result.addProperty("steps", steps);
      result.addProperty("wall_ms", Numbers.round(times.wall(), 1));
      result.addProperty("cpu_ms", Numbers.round(times.cpu(), 1));
      result.addProperty(
          "target_tokens_per_s", Math.round(1e3 * size.batch() * size.length() / times.wall()));
      result.addProperty("parameters", training.parameters());
      result.addProperty("huge_pages", ProcessMemory.now().hugePages() > 0);
      return result;
    }
  }
}
