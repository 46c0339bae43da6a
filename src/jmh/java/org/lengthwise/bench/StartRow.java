package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * From the start of the command to the first update of each model, the corpus prepared by a call
 * before. The times are those at which a file appears that the program writes at that moment,
 * looked for every few milliseconds; the command is ended after the first updates.
 */
final class StartRow implements Row {
  private static final String CONFIG = "configs/quickstart.yaml";
  private static final int LOOK_EVERY = 3;
  private static final int PATIENCE = 300;

  /** What is waited for, in the order in which it comes. */
  private static final List<String> EVENTS =
      List.of(
          "corpus found intact",
          "process of the run begun",
          "its corpus read",
          "model built",
          "first update");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void run(Session session) throws Exception {
    String config = session.settings().text("CONFIG").orElse(CONFIG);
    ExperimentSpec spec = ExperimentReader.read(Path.of(config), List.of());
    Path results = Scratch.fresh("start");
    ExperimentFolder folder = new ExperimentFolder(results.resolve(spec.name()));
    begin(config, spec, results, folder); // prepares the corpus
    List<Map<String, List<Double>>> repeats = new ArrayList<>();
    for (int i = 0; i < session.settings().number("PAIRS", 5); i++) {
      Scratch.keepOnly(folder.root(), "corpus");
      Map<String, List<Double>> seconds = begin(config, spec, results, folder);
      repeats.add(seconds);
      for (Map.Entry<String, List<Double>> run : seconds.entrySet()) {
        JsonObject line = new JsonObject();
        line.addProperty("model", run.getKey());
        for (int event = 0; event < EVENTS.size(); event++) {
          line.addProperty(
              Numbers.field(EVENTS.get(event), "s"), Numbers.round(run.getValue().get(event), 2));
        }
        session.emit(name(), line);
      }
    }
    session.table("start: seconds since the command was given, " + config, table(repeats));
    Scratch.delete(results);
  }

  private static List<List<String>> table(List<Map<String, List<Double>>> repeats) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("model"));
    head.addAll(EVENTS);
    rows.add(head);
    for (String model : repeats.get(0).keySet()) {
      List<String> row = new ArrayList<>(List.of(model));
      for (int event = 0; event < EVENTS.size(); event++) {
        int place = event;
        double[] seconds =
            repeats.stream()
                .map(repeat -> repeat.get(model))
                .mapToDouble(times -> times == null ? Double.NaN : times.get(place))
                .toArray();
        row.add(Numbers.text(StepTimes.median(seconds), 2));
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Gives the command, waits for the first updates, ends it; the seconds of each model's events.
   */
  private static Map<String, List<Double>> begin(
      String config, ExperimentSpec spec, Path results, ExperimentFolder folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        Launcher.plain(
            List.of(
                Launcher.COMMAND.toString(),
                "experiment",
                config,
                "--results",
                results.toString(),
                "--set",
                "training.log-every=1"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    // It says that it was interrupted.
    builder.redirectError(results.resolve("errors.log").toFile());
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    spec.models().stream().map(ModelSpec::name).forEach(m -> seconds.put(m, new ArrayList<>()));
    long begin = System.nanoTime();
    Process command = builder.start();
    try {
      while (seconds.values().stream().anyMatch(times -> times.size() < EVENTS.size())) {
        for (Map.Entry<String, List<Double>> model : seconds.entrySet()) {
          RunFolder run = folder.run(model.getKey(), spec.seeds().get(0));
          List<Double> times = model.getValue();
          while (times.size() < EVENTS.size() && happened(times.size(), folder, run)) {
            times.add((System.nanoTime() - begin) / 1e9);
          }
        }
        Thread.sleep(LOOK_EVERY);
        if (!command.isAlive() || System.nanoTime() - begin > PATIENCE * 1e9) {
          throw new BenchException("no first update; see " + results);
        }
      }
      return seconds;
    } finally {
      command.destroy(); // which ends its runs
      command.waitFor(1, TimeUnit.MINUTES);
    }
  }

  private static boolean happened(int event, ExperimentFolder experiment, RunFolder run)
      throws IOException {
    return switch (event) {
      case 0 -> Files.exists(experiment.config());
      case 1 -> Files.exists(run.log());
      case 2 -> Files.exists(run.lock());
      case 3 -> Files.exists(run.status()) && RunStatus.read(run.status()).parameters() > 0;
      default -> Files.exists(run.training()) && Files.size(run.training()) > 0;
    };
  }
}
