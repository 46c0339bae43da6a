package org.lengthwise.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.SplittableRandom;
import org.lengthwise.train.TrainingStep;

/**
 * Resident memory while a small model is trained on batches whose lengths differ from update to
 * update, as those of real text do.
 */
public final class ResidentMeasurement implements Measurement {
  private static final int UPDATES = 3000;
  private static final int SETTLED = 500;
  private static final int LONGEST = 50;

  @Override
  public JsonObject measure(Map<String, String> arguments) {
    String model = "" + arguments.get("model");
    SplittableRandom random = new SplittableRandom(1);
    JsonArray resident = new JsonArray();
    double settled = 0;
    try (TrainingStep training = new TrainingStep(ModelSize.of(arguments), model)) {
      for (int update = 1; update <= UPDATES; update++) {
        training.varyLengths(random.nextInt(2, LONGEST + 1));
        training.update();
        if (update % SETTLED == 0) {
          double now = ProcessMemory.now().resident();
          resident.add(Numbers.round(now, 1));
          settled = update == SETTLED ? now : settled;
        }
      }
    }
    ProcessMemory end = ProcessMemory.now();
    JsonObject result = new JsonObject();
    result.addProperty("model", model);
    result.addProperty("updates", UPDATES);
    result.add("resident_mib_every_500", resident);
    result.addProperty("growth_mib", Numbers.round(end.resident() - settled, 1));
    result.addProperty("peak_mib", Numbers.round(end.peak(), 1));
    return result;
  }
}
