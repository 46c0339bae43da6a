package org.lengthwise.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.binding.SpecKey;
import org.lengthwise.config.yaml.ConfigMapping;

/**
 * The models in the words of JSON Schema. A model may lack a key that {@code every-model} gives; in
 * a config that extends another it may lack any, because the other may give it. A section may be
 * given partly by both; the schema does not check that the parts are complete.
 */
final class ModelSchema {
  private static final String MODEL = "model";
  private static final String REFERENCE = "$ref";

  private ModelSchema() {}

  /** The definitions under {@code $defs}: a model that may lack keys, and {@code every-model}. */
  static Map<String, Object> definitions() {
    Map<String, Object> shared = new LinkedHashMap<>();
    EveryModel.keys().forEach((name, key) -> shared.put(name, key.schema(true)));
    Map<String, Object> every = new LinkedHashMap<>();
    every.put("description", EveryModel.ABOUT);
    every.put("type", List.of("object", "null"));
    every.put("properties", shared);
    every.put("additionalProperties", false);
    Map<String, Object> definitions = new LinkedHashMap<>();
    definitions.put(EveryModel.KEY, every);
    definitions.put(MODEL, EveryModel.MODEL.schema(true, EveryModel.OWN::contains));
    return definitions;
  }

  /** The keys of the top level, those of models after those that models share. */
  static Map<String, Object> among(Map<?, ?> properties) {
    Map<String, Object> all = new LinkedHashMap<>();
    properties.forEach(
        (key, value) -> {
          if (key.equals(EveryModel.MODELS)) {
            Map<String, Object> models = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((word, of) -> models.put((String) word, of));
            models.put("items", reference(MODEL));
            all.put(EveryModel.KEY, reference(EveryModel.KEY));
            all.put(EveryModel.MODELS, models);
          } else {
            all.put((String) key, value);
          }
        });
    return all;
  }

  private static Map<String, Object> reference(String definition) {
    return Map.of(REFERENCE, "#/$defs/" + definition);
  }

  /** For each key: where {@code every-model} does not give it, each model has to. */
  static List<Object> conditions() {
    List<Object> conditions = new ArrayList<>();
    EveryModel.keys().values().stream()
        .filter(key -> !key.optional())
        .forEach(
            key -> {
              Map<String, Object> condition = new LinkedHashMap<>();
              condition.put("if", sharing(key));
              condition.put("else", inside(EveryModel.MODELS, Map.of("items", having(key))));
              conditions.add(condition);
            });
    return conditions;
  }

  private static Map<String, Object> sharing(SpecKey key) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("type", "object");
    given.put("required", List.of(key.name()));
    Map<String, Object> sharing = new LinkedHashMap<>(inside(EveryModel.KEY, given));
    sharing.put("required", List.of(EveryModel.KEY));
    return sharing;
  }

  private static Map<String, Object> having(SpecKey key) {
    Map<String, Object> having = new LinkedHashMap<>();
    having.put("required", List.of(key.name()));
    if (key.type() instanceof RecordType whole) {
      having.put("properties", Map.of(key.name(), whole.schema(false)));
    }
    List<String> kinds = kindsWith(key);
    if (kinds.size() == EveryModel.MODEL.records().size()) {
      return having;
    }
    Map<String, Object> ofThoseKinds = new LinkedHashMap<>();
    ofThoseKinds.put("if", inside(ConfigMapping.KIND, Map.of("enum", kinds)));
    ofThoseKinds.put("then", having);
    return ofThoseKinds;
  }

  private static List<String> kindsWith(SpecKey key) {
    return EveryModel.MODEL.records().entrySet().stream()
        .filter(
            kind ->
                SpecKey.of(kind.getValue()).stream()
                    .anyMatch(other -> other.name().equals(key.name())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Object> inside(String property, Map<String, Object> schema) {
    return Map.of("properties", Map.of(property, schema));
  }
}
