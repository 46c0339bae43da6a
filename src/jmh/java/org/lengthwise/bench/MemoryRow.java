package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How resident memory grows over a long run, and its peak. */
final class MemoryRow implements Row {
  private static final ModelSize SMALL = new ModelSize("hidden 32", 32, 32, 32, 500, 16, 50, 32);
  private static final int PEAK_UPDATES = 20;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void run(Session session) throws IOException {
    List<List<String>> growth = new ArrayList<>();
    growth.add(List.of("model", "MiB resident at update 500, 1,000, ... 3,000", "growth, MiB"));
    for (String model : session.settings().models()) {
      JsonObject line =
          session.measure(
              name(),
              ResidentMeasurement.class,
              session.stepArguments(SMALL, model, 1),
              true,
              "-Xmx512m");
      String resident = line.get("resident_mib_every_500").toString().replaceAll("[\\[\\]]", "");
      growth.add(List.of(model, resident.replace(",", ", "), Numbers.text(line, "growth_mib", 1)));
    }
    session.table("memory: hidden 32, 500 words, 16 sentences of varying length, -Xmx512m", growth);
    List<List<String>> peaks = new ArrayList<>();
    peaks.add(List.of("size", "model", "peak, MiB"));
    for (ModelSize size : session.settings().sizes(List.of("S256"))) {
      for (String model : session.settings().models()) {
        JsonObject line =
            session.measure(
                name(),
                PeakMeasurement.class,
                session.stepArguments(size, model, PEAK_UPDATES),
                true,
                "");
        peaks.add(List.of(size.name(), model, Numbers.text(line, "peak_mib", 0)));
      }
    }
    session.table(
        "memory: peak of %d updates".formatted(session.settings().number("STEPS", PEAK_UPDATES)),
        peaks);
  }
}
