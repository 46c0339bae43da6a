package org.lengthwise.config.binding;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.KeyPath;

/** Reads one mapping into one record, component by component. */
final class RecordReader {
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

  /** The record; empty where something in it is wrong. */
  Optional<Object> read() {
    Set<String> meant = rejectUnknownKeys();
    List<Object> values = new ArrayList<>();
    for (SpecKey key : keys) {
      value(key, meant).ifPresent(values::add);
    }
    return values.size() == keys.size() ? Optional.of(make(values)) : Optional.empty();
  }

  /** The keys that were probably meant by unknown ones, and so are not called missing. */
  private Set<String> rejectUnknownKeys() {
    Set<String> meant = new HashSet<>();
    List<String> known = knownKeys();
    for (ConfigMapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        String where = entry.lender().orElse(path);
        UnknownKey unknown = new UnknownKey(where, entry.key(), known, ofAnotherKind(entry.key()));
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
        .filter(other -> SpecKey.of(other.getValue()).stream().anyMatch(k -> k.name().equals(key)))
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
    if (given.isEmpty() && !meant.contains(key.name()) && !reading.partial()) {
      reading.faults().add(mapping.at(), inside + " is missing; wanted " + key.type().wanted());
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
