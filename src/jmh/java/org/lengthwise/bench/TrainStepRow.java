package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of training on one thread; with PEER, in turn with the peer's. */
final class TrainStepRow implements Row {
  @Override
  public String name() {
    return "train-step";
  }

  @Override
  public void run(Session session) throws IOException {
    Settings settings = session.settings();
    Optional<Path> python = settings.path("PEER");
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        python.isPresent()
            ? List.of(
                "size",
                "model",
                "huge pages",
                "CPU ms",
                "peer as it comes, CPU ms",
                "ratio",
                "peer with huge pages, CPU ms",
                "ratio")
            : List.of(
                "size",
                "model",
                "huge pages",
                "parameters",
                "wall ms",
                "CPU ms",
                "target tokens a second"));
    for (ModelSize size : sizes(settings)) {
      for (String model : settings.list("MODEL", ModelSize.MODELS)) {
        for (boolean huge : settings.hugePages()) {
          rows.add(
              python.isPresent()
                  ? alternate(session, new Peer(python.get()), size, model, huge)
                  : alone(session, size, model, huge));
        }
      }
    }
    session.table("train-step: forward, backward, clip and Adam; medians, one thread", rows);
  }

  private static List<ModelSize> sizes(Settings settings) {
    return settings.list("SIZE", List.of("S128", "S256")).stream().map(ModelSize::of).toList();
  }

  private List<String> alone(Session session, ModelSize size, String model, boolean huge)
      throws IOException {
    JsonObject step = ours(session, size, model, huge);
    return List.of(
        size.name(),
        model,
        huge ? "on" : "off",
        Numbers.text(step.get("parameters").getAsDouble(), 0),
        Numbers.text(step.get("wall_ms").getAsDouble(), 1),
        Numbers.text(cpu(step), 1),
        Numbers.text(step.get("target_tokens_per_s").getAsDouble(), 0));
  }

  /** Ours, the peer as it comes, ours, the peer with huge pages, and again. */
  private List<String> alternate(
      Session session, Peer peer, ModelSize size, String model, boolean huge) throws IOException {
    int pairs = session.settings().number("PAIRS", 5);
    int steps = steps(session, size);
    double[] ours = new double[2 * pairs];
    double[] plain = new double[pairs];
    double[] hugePages = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      ours[i] = cpu(ours(session, size, model, huge));
      plain[i] = cpu(session.emit(name(), peer.measure(size.name(), model, steps, false)));
      ours[pairs + i] = cpu(ours(session, size, model, huge));
      hugePages[i] = cpu(session.emit(name(), peer.measure(size.name(), model, steps, true)));
    }
    double[] besidePlain = Arrays.copyOf(ours, pairs);
    double[] besideHuge = Arrays.copyOfRange(ours, pairs, 2 * pairs);
    JsonObject ratios = new JsonObject();
    ratios.addProperty("size", size.name());
    ratios.addProperty("model", model);
    ratios.addProperty("pairs", pairs);
    ratios.addProperty("huge_pages", huge);
    ratios.addProperty("ratio_as_it_comes", ratio(besidePlain, plain));
    ratios.addProperty("ratio_huge_pages", ratio(besideHuge, hugePages));
    session.emit(name(), ratios);
    return List.of(
        size.name(),
        model,
        huge ? "on" : "off",
        spread(ours),
        spread(plain),
        Numbers.text(ratio(besidePlain, plain), 3),
        spread(hugePages),
        Numbers.text(ratio(besideHuge, hugePages), 3));
  }

  private JsonObject ours(Session session, ModelSize size, String model, boolean huge)
      throws IOException {
    Map<String, String> arguments = new HashMap<>(size.arguments());
    arguments.put("model", model);
    arguments.put("steps", "" + steps(session, size));
    return session.measure(name(), StepMeasurement.class, arguments, huge, "");
  }

  private static int steps(Session session, ModelSize size) {
    return session.settings().number("STEPS", size.steps());
  }

  private static double cpu(JsonObject step) {
    return step.get("cpu_ms").getAsDouble();
  }

  private static double ratio(double[] ours, double[] theirs) {
    return Numbers.round(StepTimes.median(ours) / StepTimes.median(theirs), 3);
  }

  /** Median, lowest and highest. */
  private static String spread(double[] values) {
    return "%s (%s-%s)"
        .formatted(
            Numbers.text(StepTimes.median(values), 0),
            Numbers.text(Arrays.stream(values).min().orElseThrow(), 0),
            Numbers.text(Arrays.stream(values).max().orElseThrow(), 0));
  }
}
