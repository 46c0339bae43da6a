package org.lengthwise.config.binding;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.config.yaml.YamlDocument;
import org.lengthwise.spec.Key;

/**
 * A component of a record as a key of a config.
 *
 * @param recommended a value to begin with, as YAML; empty if there is none
 * @param source where the recommended value comes from
 */
public record SpecKey(
    String name,
    String about,
    boolean optional,
    ValueType type,
    String recommended,
    String source,
    RecordComponent component) {
  public static List<SpecKey> of(Class<? extends Record> record) {
    return Arrays.stream(record.getRecordComponents()).map(SpecKey::of).toList();
  }

  private static SpecKey of(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    if (key == null) {
      throw new IllegalStateException(component + " has no @Key");
    }
    Type declared = component.getGenericType();
    return new SpecKey(
        spelling(component.getName()),
        key.about(),
        component.getType() == Optional.class,
        ValueType.of(declared, key),
        key.recommended(),
        key.source(),
        component);
  }

  /** {@code lengthLimit} is spelt {@code length-limit}. */
  private static String spelling(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The recommended value as if it were written at a place; empty if there is none. */
  Optional<ConfigNode> recommended(Position at, String path, Faults faults) {
    return YamlDocument.read(recommended, path, (line, column) -> at, faults);
  }

  /** What is wanted where the key is missing. */
  String wanted() {
    String what = type instanceof RecordType ? "recommended kind" : "recommended";
    return type.wanted() + (recommended.isEmpty() ? "" : "; " + what + ": " + recommended);
  }

  /** Whether a key of another kind of the section takes and means the same. */
  boolean meansTheSameAs(SpecKey other) {
    return name.equals(other.name)
        && about.equals(other.about)
        && optional == other.optional
        && type.equals(other.type);
  }

  /** The value of this key in a record; of an optional one, the value within, if any. */
  public Optional<Object> of(Record record) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(record);
      return value instanceof Optional<?> within
          ? within.map(Object.class::cast)
          : Optional.of(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /** The key in the words of JSON Schema; {@code null} stands for an optional key left out. */
  public Map<String, Object> schema(boolean partial) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", about);
    schema.putAll(type.schema(partial));
    if (optional) {
      schema.computeIfPresent("type", (word, type) -> List.of(type, "null"));
      schema.computeIfPresent("oneOf", SpecKey::orNull);
      schema.computeIfPresent("anyOf", SpecKey::orNull);
    }
    return schema;
  }

  private static Object orNull(String word, Object alternatives) {
    List<Object> all = new ArrayList<>((List<?>) alternatives);
    all.add(Map.of("type", "null"));
    return all;
  }
}
