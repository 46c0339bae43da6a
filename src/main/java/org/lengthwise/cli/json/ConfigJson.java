package org.lengthwise.cli.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.config.yaml.YamlDocument;
import org.lengthwise.experiment.cost.Forecast;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * What a config says and costs, or its errors; both have the keys {@code valid} and {@code errors}.
 */
public final class ConfigJson {
  private ConfigJson() {}

  /** The errors of a config that cannot be used. */
  public static String of(List<Fault> faults) {
    return Json.text(root(faults));
  }

  /** A config without errors. */
  public static String of(ExperimentSpec spec, Forecast forecast) {
    JsonObject root = root(List.of());
    root.addProperty("experiment", spec.name());
    root.add("models", Json.list(spec.models(), model -> model(model, forecast)));
    root.add("seeds", Json.list(spec.seeds(), JsonPrimitive::new));
    root.addProperty("runs", spec.models().size() * spec.seeds().size());
    root.addProperty("runs_at_a_time", forecast.parallel());
    Forecast.Time time = forecast.time();
    Json.number(root, "training_seconds_least", time.seconds().map(Forecast.Span::least));
    Json.number(root, "training_seconds_most", time.seconds().map(Forecast.Span::most));
    Json.text(root, "training_seconds_reason", Optional.of(time.reason()));
    root.addProperty("checkpoint_bytes_most", forecast.checkpointBytes());
    Json.number(root, "training_pair_bytes_most", forecast.pairBytes());
    root.add("config", config(spec));
    return Json.text(root);
  }

  private static JsonObject root(List<Fault> faults) {
    JsonObject root = new JsonObject();
    root.addProperty("valid", faults.isEmpty());
    root.add("errors", Json.list(faults, ConfigJson::error));
    return root;
  }

  private static JsonObject error(Fault fault) {
    JsonObject object = new JsonObject();
    object.addProperty("source", fault.at().source());
    Json.number(object, "line", positive(fault.at().line()));
    Json.number(object, "column", positive(fault.at().column()));
    object.addProperty("message", fault.text());
    return object;
  }

  private static Optional<Integer> positive(int number) {
    return Optional.of(number).filter(known -> known > 0);
  }

  private static JsonObject model(ModelSpec model, Forecast forecast) {
    JsonObject object = new JsonObject();
    object.addProperty("model", model.name());
    object.addProperty("parameters_most", forecast.parameters(model));
    return object;
  }

  /** The config as an experiment stores it, its values with the types that YAML gives them. */
  private static JsonElement config(ExperimentSpec spec) {
    Position nowhere = Position.whole("");
    return YamlDocument.read(
            EffectiveConfig.yaml(spec), "", (line, column) -> nowhere, new Faults())
        .map(ConfigJson::element)
        .orElse(JsonNull.INSTANCE);
  }

  private static JsonElement element(ConfigNode node) {
    if (node instanceof ConfigMapping mapping) {
      JsonObject object = new JsonObject();
      mapping.entries().forEach(entry -> object.add(entry.key(), element(entry.value())));
      return object;
    }
    if (node instanceof ConfigList list) {
      return Json.list(list.items(), ConfigJson::element);
    }
    ConfigScalar scalar = (ConfigScalar) node;
    return switch (scalar.type()) {
      case NOTHING -> JsonNull.INSTANCE;
      case TRUTH -> new JsonPrimitive(Boolean.valueOf(scalar.text()));
      case WHOLE -> new JsonPrimitive(new BigInteger(scalar.text()));
      case REAL -> new JsonPrimitive(new BigDecimal(scalar.text()));
      case TEXT -> new JsonPrimitive(scalar.text());
    };
  }
}
