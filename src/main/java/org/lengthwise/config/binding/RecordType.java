package org.lengthwise.config.binding;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Suggestion;
import org.lengthwise.spec.Kind;

/**
 * A mapping that becomes a record; where a sealed interface is declared, the key {@code kind} picks
 * one of the records that it permits.
 */
public record RecordType(Class<?> declared) implements ValueType {
  public boolean hasKinds() {
    return declared.isSealed();
  }

  /** The records by kind; for a section without kinds, its one record under the empty word. */
  public Map<String, Class<? extends Record>> records() {
    Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
    if (!hasKinds()) {
      records.put("", declared.asSubclass(Record.class));
      return records;
    }
    for (Class<?> permitted : declared.getPermittedSubclasses()) {
      Class<? extends Record> record = permitted.asSubclass(Record.class);
      kindOf(record).ifPresent(kind -> records.put(kind, record));
    }
    return records;
  }

  /** The keys of all kinds, by name. */
  public Map<String, SpecKey> keys() {
    Map<String, SpecKey> keys = new LinkedHashMap<>();
    for (Class<? extends Record> record : records().values()) {
      SpecKey.of(record).forEach(key -> keys.putIfAbsent(key.name(), key));
    }
    return keys;
  }

  /** The kind of a record; empty for one that stands alone. */
  public static Optional<String> kindOf(Class<? extends Record> record) {
    return Optional.ofNullable(record.getAnnotation(Kind.class)).map(Kind::value);
  }

  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    if (!(node instanceof ConfigMapping mapping)) {
      return reading.wrong(node, path, wanted());
    }
    return chosen(mapping, path, reading)
        .flatMap(record -> new RecordReader(this, record, mapping, path, reading).read());
  }

  private Optional<Class<? extends Record>> chosen(
      ConfigMapping mapping, String path, Reading reading) {
    Map<String, Class<? extends Record>> records = records();
    if (!hasKinds()) {
      return Optional.ofNullable(records.get(""));
    }
    List<String> kinds = List.copyOf(records.keySet());
    String inside = KeyPath.inside(path, ConfigMapping.KIND);
    Optional<ConfigNode> written = mapping.get(ConfigMapping.KIND);
    if (written.isEmpty()) {
      missingKind(mapping, path, reading);
    }
    return written.flatMap(kind -> EnumType.among(kinds, kind, inside, reading)).map(records::get);
  }

  private void missingKind(ConfigMapping mapping, String path, Reading reading) {
    Optional<ConfigMapping.Entry> misspelt =
        mapping.entries().stream()
            .filter(entry -> Suggestion.isNear(entry.key(), ConfigMapping.KIND))
            .findFirst();
    if (misspelt.isPresent()) {
      String found = KeyPath.inside(path, Fault.plain(misspelt.get().key()));
      reading.faults().add(misspelt.get().at(), found + " is an unknown key; did you mean `kind`?");
    } else if (!reading.partial()) {
      String kinds = Fault.either(List.copyOf(records().keySet()));
      String inside = KeyPath.inside(path, ConfigMapping.KIND);
      reading.faults().add(mapping.at(), inside + " is missing; wanted " + kinds);
    }
  }

  @Override
  public String wanted() {
    return "a mapping";
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    return partial ? schema(true, key -> false) : schema(false, key -> true);
  }

  /**
   * The values taken, in the words of JSON Schema.
   *
   * @param partial whether keys of the sections within may be missing
   * @param demanded which keys of this one may not be missing, if they are not optional
   */
  public Map<String, Object> schema(boolean partial, Predicate<String> demanded) {
    if (!hasKinds()) {
      return schema("", declared.asSubclass(Record.class), partial, demanded);
    }
    List<Object> alternatives = new ArrayList<>();
    records().forEach((kind, record) -> alternatives.add(schema(kind, record, partial, demanded)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(demanded.test(ConfigMapping.KIND) ? "oneOf" : "anyOf", alternatives);
    return schema;
  }

  private static Map<String, Object> schema(
      String kind, Class<? extends Record> record, boolean partial, Predicate<String> demanded) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    if (!kind.isEmpty()) {
      properties.put(ConfigMapping.KIND, Map.of("const", kind));
      required.add(ConfigMapping.KIND);
    }
    for (SpecKey key : SpecKey.of(record)) {
      properties.put(key.name(), key.schema(partial));
      if (!key.optional()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    required.removeIf(demanded.negate());
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Reads one mapping into one record, component by component. */
  static final class RecordReader {
    private final RecordType section;
    private final Class<? extends Record> record;
    private final ConfigMapping mapping;
    private final String path;
    private final Reading reading;
    private final List<SpecKey> keys;

    RecordReader(
        RecordType section,
        Class<? extends Record> record,
        ConfigMapping mapping,
        String path,
        Reading reading) {
      this.section = section;
      this.record = record;
      this.mapping = mapping;
      this.path = path;
      this.reading = reading;
      this.keys = SpecKey.of(record);
    }

    /** The record; empty if something in it is wrong. */
    Optional<Object> read() {
      Set<String> meant = rejectUnknownKeys();
      List<Object> values = new ArrayList<>();
      for (SpecKey key : keys) {
        value(key, meant).ifPresent(values::add);
      }
      return values.size() == keys.size() ? Optional.of(make(values)) : Optional.empty();
    }

    /** The keys that were probably meant by unknown ones, and so are not reported as missing. */
    private Set<String> rejectUnknownKeys() {
      Set<String> meant = new HashSet<>();
      List<String> known = knownKeys();
      for (ConfigMapping.Entry entry : mapping.entries()) {
        if (!known.contains(entry.key())) {
          String where = entry.lender().orElse(path);
          KeyPlaces.UnknownKey unknown =
              new KeyPlaces.UnknownKey(where, entry.key(), known, ofAnotherKind(entry.key()));
          reading.faults().add(entry.at(), unknown.fault(reading.places()));
          unknown.meant().ifPresent(meant::add);
        }
      }
      return meant;
    }

    private List<String> knownKeys() {
      List<String> known = new ArrayList<>();
      if (section.hasKinds()) {
        known.add(ConfigMapping.KIND);
      }
      keys.forEach(key -> known.add(key.name()));
      if (path.isEmpty()) {
        known.addAll(KeyPlaces.BESIDE_THE_RECORD);
      }
      return known;
    }

    private Optional<String> ofAnotherKind(String key) {
      String own = RecordType.kindOf(record).orElse("");
      return section.records().entrySet().stream()
          .filter(
              other -> SpecKey.of(other.getValue()).stream().anyMatch(k -> k.name().equals(key)))
          .map(other -> "it is a key of kind `" + other.getKey() + "`, not of `" + own + "`")
          .findFirst();
    }

    private Optional<Object> value(SpecKey key, Set<String> meant) {
      String inside =
          mapping
              .entry(key.name())
              .map(entry -> entry.path(path))
              .orElseGet(() -> KeyPath.inside(path, key.name()));
      if (key.optional()) {
        Optional<ConfigNode> given = mapping.given(key.name());
        return given.isEmpty()
            ? Optional.of(Optional.empty())
            : given.flatMap(node -> key.type().read(node, inside, reading)).map(Optional::of);
      }
      Optional<ConfigNode> given = mapping.get(key.name());
      if (given.isEmpty() && reading.missing() == Reading.Missing.RECOMMENDED) {
        given = key.recommended(mapping.at(), inside, reading.faults());
      }
      if (given.isEmpty() && !meant.contains(key.name()) && !reading.partial()) {
        reading.faults().add(mapping.at(), inside + " is missing; wanted " + key.wanted());
      }
      return given.flatMap(node -> key.type().read(node, inside, reading));
    }

    private Object make(List<Object> values) {
      try {
        Class<?>[] types =
            keys.stream().map(key -> key.component().getType()).toArray(Class<?>[]::new);
        Constructor<? extends Record> constructor = record.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(record + " cannot be made", e);
      }
    }
  }
}
