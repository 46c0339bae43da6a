package org.lengthwise.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keys and their values, in the order written; each key once. */
public record ConfigMapping(Position at, List<Entry> entries) implements ConfigNode {
  /** The key that picks one of several records. */
  public static final String KIND = "kind";

  /**
   * A key and its value; {@code at} is where the key is written.
   *
   * @param lender the path of the section it was written in, if others share its keys
   */
  public record Entry(Position at, String key, ConfigNode value, Optional<String> lender) {
    public Entry(Position at, String key, ConfigNode value) {
      this(at, key, value, Optional.empty());
    }

    /** The dotted path of the key in errors: a shared key is named where it was written. */
    public String path(String section) {
      return KeyPath.inside(lender.orElse(section), key);
    }
  }

  @Override
  public String found() {
    return "a mapping";
  }

  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  public Optional<ConfigNode> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** The value of a key, unless it is the {@code null} that leaves a key out. */
  public Optional<ConfigNode> given(String key) {
    return get(key).filter(value -> !(value instanceof ConfigScalar scalar && scalar.leavesOut()));
  }

  public Optional<ConfigScalar> scalar(String key) {
    return get(key).filter(ConfigScalar.class::isInstance).map(ConfigScalar.class::cast);
  }

  public Optional<ConfigMapping> mapping(String key) {
    return get(key).filter(ConfigMapping.class::isInstance).map(ConfigMapping.class::cast);
  }

  public Optional<ConfigList> list(String key) {
    return get(key).filter(ConfigList.class::isInstance).map(ConfigList.class::cast);
  }

  public ConfigMapping with(Entry entry) {
    Map<String, Entry> changed = byKey();
    changed.put(entry.key(), entry);
    return new ConfigMapping(at, List.copyOf(changed.values()));
  }

  public ConfigMapping only(Predicate<String> wanted) {
    return new ConfigMapping(
        at, entries.stream().filter(entry -> wanted.test(entry.key())).toList());
  }

  public ConfigMapping without(String key) {
    return only(other -> !other.equals(key));
  }

  /** This mapping, its keys at every depth marked as shared by the section it is in. */
  public ConfigMapping lentBy(String section) {
    return new ConfigMapping(
        at,
        entries.stream()
            .map(
                entry ->
                    new Entry(
                        entry.at(),
                        entry.key(),
                        entry.value() instanceof ConfigMapping within
                            ? within.lentBy(KeyPath.inside(section, entry.key()))
                            : entry.value(),
                        Optional.of(section)))
            .toList());
  }

  /** Whether both mappings name a kind, and the kinds differ. */
  public boolean changesKindOf(ConfigMapping base) {
    return scalar(KIND)
        .flatMap(kind -> base.scalar(KIND).map(below -> !kind.text().equals(below.text())))
        .orElse(false);
  }

  private Map<String, Entry> byKey() {
    Map<String, Entry> byKey = new LinkedHashMap<>();
    entries.forEach(entry -> byKey.put(entry.key(), entry));
    return byKey;
  }
}
