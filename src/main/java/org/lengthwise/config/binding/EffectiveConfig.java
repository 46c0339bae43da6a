package org.lengthwise.config.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.QuotedText;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.Decimal;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.SweepSpec;

/** A config with every value spelled out, as it is stored with the results. */
public final class EffectiveConfig {
  /** Whether the sweep gives the key at a path its value. */
  private final Predicate<String> swept;

  private EffectiveConfig(Predicate<String> swept) {
    this.swept = swept;
  }

  /**
   * The YAML of a record of the config: its keys in the order of the components, without optional
   * ones that are empty. The same record always gives the same text, and the text reads back as an
   * equal record.
   *
   * @param spec a record of the config; typed so that a sealed interface can be given as it is
   * @throws ClassCastException if it is no record
   */
  public static String yaml(Object spec) {
    StringBuilder yaml = new StringBuilder();
    new EffectiveConfig(sweptIn(spec)).write(values((Record) spec), "", "", yaml);
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
    if (spec instanceof SweepSpec.PartialSection part) {
      return part.values();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    RecordType.kindOf(spec.getClass()).ifPresent(kind -> values.put(ConfigMapping.KIND, kind));
    for (SpecKey key : SpecKey.of(spec.getClass())) {
      key.of(spec).ifPresent(value -> values.put(key.name(), value));
    }
    if (spec instanceof ExperimentSpec experiment && experiment.sweep().isPresent()) {
      return unswept(values, experiment.sweep().get());
    }
    return values;
  }

  /** The variants follow from the sweep and the models without it, so only those are stored. */
  private static Map<String, Object> unswept(Map<String, Object> values, SweepSpec sweep) {
    Map<String, Object> unswept = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.equals(EveryModel.MODELS)) {
            unswept.putAll(sweep.unswept().values());
          } else {
            unswept.put(key, value);
          }
        });
    return unswept;
  }

  private static Predicate<String> sweptIn(Object spec) {
    return path ->
        spec instanceof ExperimentSpec experiment
            && experiment.sweep().filter(sweep -> gives(sweep, path)).isPresent();
  }

  /** Whether a key of training or decoding is swept. */
  private static boolean gives(SweepSpec sweep, String path) {
    return sweep.keys().stream()
        .filter(key -> key.path().equals(key.column()))
        .anyMatch(key -> KeyPath.isAt(path, key.path()));
  }

  private void write(Map<String, Object> values, String path, String indent, StringBuilder yaml) {
    int start = yaml.length();
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      String inside = KeyPath.inside(path, entry.getKey());
      String text = text(entry.getValue(), inside, indent);
      if (!text.isEmpty()) {
        yaml.append(yaml.length() == start ? "" : indent).append(entry.getKey()).append(text);
      }
    }
  }

  /** The text after a key; empty if all of it is swept. */
  private String text(Object value, String path, String indent) {
    StringBuilder within = new StringBuilder();
    if (isSection(value)) {
      write(values((Record) value), path, indent + "  ", within);
      return within.isEmpty() ? "" : ":\n" + indent + "  " + within;
    }
    if (value instanceof List<?> items && holdsSections(items)) {
      for (int i = 0; i < items.size(); i++) {
        within.append(indent).append("  - ");
        write(values((Record) items.get(i)), path + "[" + i + "]", indent + "    ", within);
      }
      return ":\n" + within;
    }
    if (value instanceof SweepSpec sweep) {
      sweep.facetBy().ifPresent(key -> within.append(indent).append(facetBy(key)));
      for (SweepSpec.SweptKey key : sweep.keys()) {
        within.append(indent).append("  ").append(QuotedText.of(key.path())).append(": ");
        within.append(list(key.values())).append('\n');
      }
      return ":\n" + within;
    }
    return swept.test(path) ? "" : ": " + leaf(value) + "\n";
  }

  private static String facetBy(String key) {
    return "  " + SweepSpec.FACET_BY + ": " + QuotedText.of(key) + "\n";
  }

  /** Every key of a record and its value as YAML spells it, in the order of the config. */
  public static Map<String, String> leaves(Record spec) {
    Map<String, String> leaves = new LinkedHashMap<>();
    collect(values(spec), "", leaves);
    leaves.keySet().removeIf(sweptIn(spec));
    return leaves;
  }

  private static void collect(Map<String, Object> values, String path, Map<String, String> leaves) {
    values.forEach(
        (key, value) -> {
          String inside = KeyPath.inside(path, key);
          if (isSection(value)) {
            collect(values((Record) value), inside, leaves);
          } else if (value instanceof List<?> items && holdsSections(items)) {
            List<Object> sections = new ArrayList<>(items);
            for (int i = 0; i < sections.size(); i++) {
              collect(values((Record) sections.get(i)), inside + "[" + i + "]", leaves);
            }
          } else if (value instanceof SweepSpec sweep) {
            sweep
                .keys()
                .forEach(swept -> leaves.put(inside + "." + swept.path(), list(swept.values())));
          } else {
            leaves.put(inside, leaf(value));
          }
        });
  }

  private static String list(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  private static boolean holdsSections(List<?> items) {
    return !items.isEmpty() && isSection(items.get(0));
  }

  private static boolean isSection(Object value) {
    return value instanceof Record
        && !(value instanceof CorpusSpec.PairCount)
        && !(value instanceof SweepSpec);
  }

  private static String leaf(Object value) {
    if (value.equals(Optional.empty())) {
      return "null";
    }
    if (value instanceof List<?> items) {
      return items.stream().map(EffectiveConfig::leaf).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Double number) {
      return Decimal.text(number);
    }
    if (value instanceof Enum<?> constant) {
      return EnumType.word(constant);
    }
    return value instanceof String text ? QuotedText.of(text) : value.toString();
  }

  /**
   * A key whose value differs between two configs.
   *
   * @param path the dotted path, such as {@code models[1].hidden}
   * @param left the value in the first as YAML spells it, empty where the key is absent
   * @param right the value in the second, likewise
   */
  public record Difference(String path, Optional<String> left, Optional<String> right) {}
}
