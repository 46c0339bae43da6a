package org.lengthwise.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A config with every value spelled out, as it is stored with the results. */
public final class EffectiveConfig {
  private EffectiveConfig() {}

  /**
   * The YAML of a record of the config: its keys in the order of the components, optional ones that
   * are empty left out. The same record always gives the same text, and the text reads back as an
   * equal record.
   *
   * @param spec a record of the config; typed so that a sealed interface can be given as it is
   * @throws ClassCastException if it is no record
   */
  public static String yaml(Object spec) {
    StringBuilder yaml = new StringBuilder();
    write(values((Record) spec), "", yaml);
    return yaml.toString();
  }

  /**
   * The keys whose values differ, in the order of the first record; those only the second has come
   * last.
   *
   * @param left a record of the config
   * @param right another of the same type, or of another kind of the same type
   * @throws ClassCastException if either is no record
   */
  public static List<Difference> differences(Object left, Object right) {
    Map<String, String> lefts = leaves((Record) left);
    Map<String, String> rights = leaves((Record) right);
    Set<String> paths = new LinkedHashSet<>(lefts.keySet());
    paths.addAll(rights.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(lefts.get(path), rights.get(path)))
        .map(
            path ->
                new Difference(
                    path,
                    Optional.ofNullable(lefts.get(path)),
                    Optional.ofNullable(rights.get(path))))
        .toList();
  }

  /** The keys of a record with their values, the kind first. */
  private static Map<String, Object> values(Record spec) {
    Map<String, Object> values = new LinkedHashMap<>();
    Section.kindOf(spec.getClass()).ifPresent(kind -> values.put(ConfigMapping.KIND, kind));
    for (SpecKey key : SpecKey.of(spec.getClass())) {
      key.of(spec).ifPresent(value -> values.put(key.name(), value));
    }
    return values;
  }

  private static void write(Map<String, Object> values, String indent, StringBuilder yaml) {
    String lead = "";
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      yaml.append(lead).append(entry.getKey()).append(':');
      lead = indent;
      Object value = entry.getValue();
      if (isSection(value)) {
        yaml.append('\n').append(indent).append("  ");
        write(values((Record) value), indent + "  ", yaml);
      } else if (value instanceof List<?> items && holdsSections(items)) {
        yaml.append('\n');
        for (Object item : items) {
          yaml.append(indent).append("  - ");
          write(values((Record) item), indent + "    ", yaml);
        }
      } else {
        yaml.append(' ').append(leaf(value)).append('\n');
      }
    }
  }

  private static Map<String, String> leaves(Record spec) {
    Map<String, String> leaves = new LinkedHashMap<>();
    collect(values(spec), "", leaves);
    return leaves;
  }

  private static void collect(Map<String, Object> values, String path, Map<String, String> leaves) {
    values.forEach(
        (key, value) -> {
          String inside = Reading.inside(path, key);
          if (isSection(value)) {
            collect(values((Record) value), inside, leaves);
          } else if (value instanceof List<?> items && holdsSections(items)) {
            List<Object> sections = new ArrayList<>(items);
            for (int i = 0; i < sections.size(); i++) {
              collect(values((Record) sections.get(i)), inside + "[" + i + "]", leaves);
            }
          } else {
            leaves.put(inside, leaf(value));
          }
        });
  }

  private static boolean holdsSections(List<?> items) {
    return !items.isEmpty() && isSection(items.get(0));
  }

  private static boolean isSection(Object value) {
    return value instanceof Record && !(value instanceof PairCount);
  }

  private static String leaf(Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(EffectiveConfig::leaf).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Double number) {
      return Decimal.text(number);
    }
    if (value instanceof Enum<?> constant) {
      return Choice.word(constant);
    }
    return value instanceof String text ? QuotedText.of(text) : value.toString();
  }
}
