package org.lengthwise.cli.json;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lengthwise.experiment.ExperimentStatus;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunStatus;

/** The status of experiments. */
public final class StatusJson {
  private StatusJson() {}

  /**
   * An experiment in a list of several.
   *
   * @param status empty where it cannot be read
   * @param fault why it cannot be read; empty otherwise
   */
  public record Listed(ExperimentFolder folder, Optional<ExperimentStatus> status, String fault) {}

  public static String of(ExperimentStatus status) {
    return Json.text(experiment(status));
  }

  public static String of(List<Listed> experiments) {
    JsonObject root = new JsonObject();
    root.add("experiments", Json.list(experiments, StatusJson::listed));
    return Json.text(root);
  }

  private static JsonObject listed(Listed listed) {
    if (listed.status().isPresent()) {
      return experiment(listed.status().get());
    }
    JsonObject object = new JsonObject();
    object.addProperty("experiment", listed.folder().name());
    object.addProperty("folder", listed.folder().root().toString());
    object.addProperty("error", listed.fault());
    return object;
  }

  private static JsonObject experiment(ExperimentStatus status) {
    JsonObject object = new JsonObject();
    object.addProperty("experiment", status.folder().name());
    object.addProperty("folder", status.folder().root().toString());
    Optional<Provenance> times = status.provenance();
    Json.text(object, "started", times.map(Provenance::started));
    Json.text(object, "ended", times.map(Provenance::ended));
    object.addProperty("clock_changed", times.map(Provenance::clockChanged).orElse(false));
    Json.text(
        object,
        "report",
        Optional.of(status.folder().report()).filter(Files::exists).map(file -> file + ""));
    object.addProperty("finished", status.count(RunStatus.State.FINISHED));
    object.add("runs", Json.list(status.runs(), StatusJson::run));
    object.add("slurm_jobs_after", Json.list(status.after(), JsonPrimitive::new));
    Json.text(object, "slurm_fault", Optional.of(status.note()));
    return object;
  }

  private static JsonObject run(ExperimentStatus.Line line) {
    RunStatus status = line.status();
    JsonObject object = new JsonObject();
    object.addProperty("run", line.run());
    object.addProperty("model", status.model());
    object.addProperty("seed", status.seed());
    object.addProperty(
        "state",
        line.interrupted() ? "interrupted" : status.state().name().toLowerCase(Locale.ROOT));
    object.addProperty("update", status.update());
    Json.number(object, "of_updates", line.budget().updates());
    object.addProperty("epoch", status.epochs());
    Json.number(object, "of_epochs", line.budget().epochs());
    object.addProperty("training_seconds", status.trainingSeconds());
    Json.number(object, "of_minutes", line.budget().minutes());
    Json.number(object, "seconds_left", line.secondsLeft());
    boolean best = status.bestUpdate() > 0;
    Json.number(object, "best_update", Optional.of(status.bestUpdate()).filter(update -> best));
    Json.number(object, "best_loss", Optional.of(status.bestLoss()));
    Json.text(object, "message", Optional.of(status.message()));
    Json.text(object, "slurm_task", Optional.of(line.task()));
    return object;
  }
}
