package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.util.Map;
import org.lengthwise.train.TrainingStep;

/** The most memory that some updates at full size have resident. */
public final class PeakMeasurement implements Measurement {
  @Override
  public JsonObject measure(Map<String, String> arguments) {
    int steps = Integer.parseInt(arguments.get("steps"));
    try (TrainingStep training =
        new TrainingStep(ModelSize.of(arguments), "" + arguments.get("model"))) {
      for (int update = 0; update < steps; update++) {
        training.update();
      }
    }
    JsonObject result = new JsonObject();
    result.addProperty("size", arguments.get("size"));
    result.addProperty("model", arguments.get("model"));
    result.addProperty("updates", steps);
    result.addProperty("peak_mib", Numbers.round(ProcessMemory.now().peak(), 1));
    return result;
  }
}
