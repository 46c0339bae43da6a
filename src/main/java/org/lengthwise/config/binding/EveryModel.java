package org.lengthwise.config.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.spec.ModelSpec;

/**
 * The keys under {@code every-model}: each model takes those that its kind has and that it does not
 * set itself. They are copied into the models before anything is read, so that a config with them
 * gives the same records as one without.
 */
public final class EveryModel {
  public static final String KEY = "every-model";

  public static final String ABOUT =
      "keys of models; a model takes those that its kind has and that it does not set itself";

  /** The key of the list of models. */
  public static final String MODELS = "models";

  public static final RecordType MODEL = new RecordType(ModelSpec.class);

  /** Keys that models cannot share. */
  public static final List<String> OWN = List.of(ConfigMapping.KIND, "name");

  private final ConfigMapping shared;
  private final Reading reading;

  private EveryModel(ConfigMapping shared, Reading reading) {
    this.shared = shared;
    this.reading = reading;
  }

  /** The keys that can be shared, by name: those of any kind of model. */
  public static Map<String, SpecKey> keys() {
    Map<String, SpecKey> keys = MODEL.keys();
    OWN.forEach(keys::remove);
    return keys;
  }

  /** The top level of a config with the keys of {@code every-model} copied into the models. */
  public static ConfigMapping spellOut(ConfigMapping root, Reading reading) {
    ConfigMapping rest = root.without(KEY);
    Optional<ConfigNode> given = root.given(KEY);
    if (given.isEmpty()) {
      return rest;
    }
    if (!(given.get() instanceof ConfigMapping shared)) {
      reading.wrong(given.get(), KEY, "a mapping of keys of models");
      return rest;
    }
    EveryModel every = new EveryModel(shared, reading);
    every.check();
    ConfigMapping lent = every.lendable().lentBy(KEY);
    return rest.entry(MODELS).map(models -> rest.with(spellOut(models, lent))).orElse(rest);
  }

  private static ConfigMapping.Entry spellOut(ConfigMapping.Entry models, ConfigMapping lent) {
    if (!(models.value() instanceof ConfigList list)) {
      return models;
    }
    List<ConfigNode> items =
        list.items().stream()
            .map(item -> item instanceof ConfigMapping model ? spellOut(model, lent) : item)
            .toList();
    return new ConfigMapping.Entry(models.at(), models.key(), new ConfigList(list.at(), items));
  }

  private static ConfigNode spellOut(ConfigMapping model, ConfigMapping lent) {
    List<SpecKey> keys = MODEL.keys(model);
    ConfigMapping shared =
        lent.only(name -> keys.stream().anyMatch(key -> key.name().equals(name)));
    return Merge.of(MODEL).over(model, shared);
  }

  /** Reports keys that no model can take, and wrong values, even if no model takes them. */
  private void check() {
    for (ConfigMapping.Entry entry : shared.entries()) {
      SpecKey key = keys().get(entry.key());
      if (key != null) {
        boolean leftOut = key.optional() && shared.given(entry.key()).isEmpty();
        if (!leftOut) {
          key.type().read(entry.value(), entry.path(KEY), reading.ofParts());
        }
      } else if (OWN.contains(entry.key())) {
        reading
            .faults()
            .add(entry.at(), entry.path(KEY) + " cannot be shared; wanted it in each model");
      } else {
        reading.faults().add(entry.at(), unknown(entry).fault(reading.places()));
      }
    }
  }

  private static KeyPlaces.UnknownKey unknown(ConfigMapping.Entry entry) {
    return new KeyPlaces.UnknownKey(
        KEY, entry.key(), List.copyOf(keys().keySet()), Optional.empty());
  }

  /**
   * The known keys; a misspelt one under the name that was meant, so that it is not also missing.
   */
  private ConfigMapping lendable() {
    ConfigMapping lendable = shared.only(keys()::containsKey);
    for (ConfigMapping.Entry entry : shared.only(key -> !keys().containsKey(key)).entries()) {
      Optional<String> meant = unknown(entry).meant().filter(key -> shared.get(key).isEmpty());
      if (meant.isPresent() && !OWN.contains(entry.key())) {
        lendable = lendable.with(new ConfigMapping.Entry(entry.at(), meant.get(), entry.value()));
      }
    }
    return lendable;
  }
}
