package org.lengthwise.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lengthwise.experiment.ExperimentStatus;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunStatus;

/** The status of experiments as JSON, for programs: what is not known is null. */
final class StatusJson {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping().create();

  private StatusJson() {}

  static String of(ExperimentStatus status) {
    return GSON.toJson(experiment(status));
  }

  static String of(List<StatusCommand.Listed> experiments) {
    JsonArray all = new JsonArray();
    for (StatusCommand.Listed listed : experiments) {
      JsonObject object =
          listed.status().stream()
              .findFirst()
              .map(StatusJson::experiment)
              .orElseGet(JsonObject::new);
      if (listed.status().isEmpty()) {
        object.addProperty("experiment", listed.folder().name());
        object.addProperty("folder", listed.folder().root().toString());
        object.addProperty("error", listed.fault());
      }
      all.add(object);
    }
    JsonObject root = new JsonObject();
    root.add("experiments", all);
    return GSON.toJson(root);
  }

  private static JsonObject experiment(ExperimentStatus status) {
    JsonObject object = new JsonObject();
    object.addProperty("experiment", status.folder().name());
    object.addProperty("folder", status.folder().root().toString());
    Optional<Provenance> times = status.provenance();
    text(object, "started", times.map(Provenance::started));
    text(object, "ended", times.map(Provenance::ended));
    object.addProperty("clock_changed", times.map(Provenance::clockChanged).orElse(false));
    text(
        object,
        "report",
        Optional.of(status.folder().report()).filter(Files::exists).map(file -> file + ""));
    object.addProperty("finished", status.count(RunStatus.State.FINISHED));
    JsonArray runs = new JsonArray();
    status.runs().forEach(line -> runs.add(run(line)));
    object.add("runs", runs);
    JsonArray after = new JsonArray();
    status.after().forEach(after::add);
    object.add("slurm_jobs_after", after);
    text(object, "slurm_fault", Optional.of(status.note()));
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
    number(object, "of_updates", line.budget().updates());
    object.addProperty("epoch", status.epochs());
    number(object, "of_epochs", line.budget().epochs());
    object.addProperty("training_seconds", status.trainingSeconds());
    number(object, "of_minutes", line.budget().minutes());
    number(object, "seconds_left", boxed(line.secondsLeft()));
    boolean best = status.bestUpdate() > 0;
    number(object, "best_update", Optional.of(status.bestUpdate()).filter(update -> best));
    number(object, "best_loss", Optional.of(status.bestLoss()).filter(Double::isFinite));
    text(object, "message", Optional.of(status.message()));
    text(object, "slurm_task", Optional.of(line.task()));
    return object;
  }

  private static Optional<Double> boxed(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }

  /** An empty text is null. */
  private static void text(JsonObject object, String key, Optional<String> text) {
    text.filter(known -> !known.isEmpty())
        .ifPresentOrElse(
            known -> object.addProperty(key, known), () -> object.add(key, JsonNull.INSTANCE));
  }

  private static void number(JsonObject object, String key, Optional<? extends Number> number) {
    number.ifPresentOrElse(
        known -> object.add(key, new JsonPrimitive(known)),
        () -> object.add(key, JsonNull.INSTANCE));
  }
}
