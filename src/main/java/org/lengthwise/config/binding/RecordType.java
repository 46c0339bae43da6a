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
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Position;
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

  /**
   * Reads all keys whatever the kind, so that an error in the kind hides no other. Of an unknown
   * kind, the keys that all kinds have are read.
   */
  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    if (!(node instanceof ConfigMapping mapping)) {
      Optional<Object> none = reading.wrong(node, path, wanted());
      if (node instanceof ConfigScalar empty && empty.type() == ConfigScalar.Type.NOTHING) {
        reportMissing(node.at(), path, reading);
      }
      return none;
    }
    boolean known = !hasKinds() || hasKnownKind(mapping, path, reading);
    Optional<Object> value = new RecordReader(this, mapping, path, reading).read();
    return known ? value : Optional.empty();
  }

  @Override
  public void reportMissing(Position at, String path, Reading reading) {
    read(new ConfigMapping(at, List.of()), path, reading);
  }

  /** The record of the kind that a mapping names or, if that is misspelt, probably means. */
  Optional<Class<? extends Record>> likely(ConfigMapping mapping) {
    Map<String, Class<? extends Record>> records = records();
    if (!hasKinds()) {
      return Optional.ofNullable(records.get(""));
    }
    return mapping
        .scalar(ConfigMapping.KIND)
        .or(() -> misspeltKind(mapping))
        .flatMap(kind -> Suggestion.nearest(kind.text(), records.keySet()))
        .map(records::get);
  }

  /** The keys of a mapping, as far as its kind is known. */
  List<SpecKey> keys(ConfigMapping mapping) {
    return likely(mapping).map(SpecKey::of).orElseGet(this::keysOfAllKinds);
  }

  private List<SpecKey> keysOfAllKinds() {
    List<List<SpecKey>> kinds = records().values().stream().map(SpecKey::of).toList();
    return kinds.get(0).stream()
        .filter(key -> kinds.stream().allMatch(keys -> keys.stream().anyMatch(key::meansTheSameAs)))
        .toList();
  }

  private boolean hasKnownKind(ConfigMapping mapping, String path, Reading reading) {
    List<String> kinds = List.copyOf(records().keySet());
    String inside = KeyPath.inside(path, ConfigMapping.KIND);
    Optional<ConfigNode> written = mapping.get(ConfigMapping.KIND);
    if (written.isEmpty() && misspeltKind(mapping).isEmpty() && !reading.partial()) {
      reading.faults().add(mapping.at(), inside + " is missing; wanted " + Fault.either(kinds));
    }
    return written.flatMap(kind -> EnumType.among(kinds, kind, inside, reading)).isPresent();
  }

  /** The value of a key that was probably meant to be {@code kind}; it is reported as unknown. */
  private static Optional<ConfigScalar> misspeltKind(ConfigMapping mapping) {
    return mapping.entries().stream()
        .filter(entry -> Suggestion.isNear(entry.key(), ConfigMapping.KIND))
        .findFirst()
        .flatMap(entry -> mapping.scalar(entry.key()));
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
    private final Optional<Class<? extends Record>> record;
    private final ConfigMapping mapping;
    private final String path;
    private final Reading reading;
    private final List<SpecKey> keys;

    RecordReader(RecordType section, ConfigMapping mapping, String path, Reading reading) {
      this.section = section;
      this.record = section.likely(mapping);
      this.mapping = mapping;
      this.path = path;
      this.reading = reading;
      this.keys = section.keys(mapping);
    }

    /** The record; empty if something in it is wrong, or its kind is unknown. */
    Optional<Object> read() {
      Set<String> meant = rejectUnknownKeys();
      List<Object> values = new ArrayList<>();
      for (SpecKey key : keys) {
        value(key, meant).ifPresent(values::add);
      }
      return record.filter(of -> values.size() == keys.size()).map(of -> make(of, values));
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
      if (record.isEmpty()) {
        known.addAll(section.keys().keySet());
      } else {
        keys.forEach(key -> known.add(key.name()));
      }
      if (path.isEmpty()) {
        known.addAll(KeyPlaces.BESIDE_THE_RECORD);
      }
      return known;
    }

    private Optional<String> ofAnotherKind(String key) {
      String own = record.flatMap(RecordType::kindOf).orElse("");
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
        key.type().reportMissing(mapping.at(), inside, reading);
      }
      return given.flatMap(node -> key.type().read(node, inside, reading));
    }

    private Object make(Class<? extends Record> made, List<Object> values) {
      try {
        Class<?>[] types =
            keys.stream().map(key -> key.component().getType()).toArray(Class<?>[]::new);
        Constructor<? extends Record> constructor = made.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(made + " cannot be made", e);
      }
    }
  }
}
