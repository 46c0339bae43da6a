package org.lengthwise.report.charts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.spec.SweepSpec;

/**
 * Short names for the variants of a sweep: the model, and of each swept key what tells its values
 * apart, such as {@code attention, temperature 0.5} where a whole section is swept of which only
 * the temperature differs.
 */
final class VariantLabels {
  private static final String MODELS = "models.";
  private static final String KIND = ".kind";

  private final SweepSpec sweep;
  private final Map<String, Map<String, String>> leaves = new LinkedHashMap<>();

  VariantLabels(SweepSpec sweep) {
    this.sweep = sweep;
    sweep.variants().forEach(variant -> leaves.put(variant.model().name(), leaves(variant)));
  }

  /**
   * The label of each of these variants, without the key whose values have a panel each; their own
   * names where the labels would not tell them apart.
   *
   * @param names variants by the names that they have otherwise
   * @param panels the path of the key that is left out; empty for none
   */
  Map<String, String> of(Map<String, String> names, String panels) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String name : names.keySet()) {
      SweepSpec.Variant variant = sweep.variant(name);
      List<String> parts = new ArrayList<>(List.of(variant.of()));
      for (SweepSpec.SweptKey key : sweep.keys()) {
        if (variant.swept().containsKey(key.path()) && !key.path().equals(panels)) {
          parts.addAll(parts(name, key));
        }
      }
      labels.put(name, String.join(", ", parts));
    }
    boolean distinct = new HashSet<>(labels.values()).size() == labels.size();
    return distinct ? labels : names;
  }

  /** The value that these variants have of a swept key, if it reaches any of them. */
  String of(Set<String> names, SweepSpec.SweptKey key) {
    return names.stream()
        .filter(name -> sweep.variant(name).swept().containsKey(key.path()))
        .findFirst()
        .map(name -> String.join(", ", parts(name, key)))
        .orElse("");
  }

  /** What a swept key is in a variant, such as {@code score dot} or {@code temperature 0.5}. */
  private List<String> parts(String variant, SweepSpec.SweptKey key) {
    Map<String, String> own = leaves.getOrDefault(variant, Map.of());
    return telling(key).stream()
        .filter(own::containsKey)
        .map(leaf -> called(leaf, key) + " " + own.get(leaf))
        .toList();
  }

  /** The keys within a swept one that tell its values apart: the first that do. */
  private List<String> telling(SweepSpec.SweptKey key) {
    Set<Map<String, String>> values = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    for (SweepSpec.Variant variant : sweep.variants()) {
      if (variant.swept().containsKey(key.path())) {
        Map<String, String> value = new LinkedHashMap<>(leaves.get(variant.model().name()));
        value.keySet().removeIf(leaf -> !KeyPath.isAt(leaf, key.column()));
        values.add(value);
        all.addAll(value.keySet());
      }
    }
    List<String> telling = new ArrayList<>();
    int apart = 1;
    for (String leaf : all) {
      telling.add(leaf);
      int now =
          values.stream().map(value -> only(telling, value)).collect(Collectors.toSet()).size();
      if (now == apart) {
        telling.remove(leaf);
      }
      apart = Math.max(apart, now);
    }
    return telling;
  }

  private static Map<String, String> only(List<String> leaves, Map<String, String> value) {
    Map<String, String> only = new LinkedHashMap<>(value);
    only.keySet().retainAll(leaves);
    return only;
  }

  /** A key that was swept itself has its path; one within it its own name. */
  private static String called(String leaf, SweepSpec.SweptKey key) {
    String path = leaf.startsWith(MODELS) ? leaf.substring(MODELS.length()) : leaf;
    if (leaf.equals(key.column())) {
      return path;
    }
    String section = path.endsWith(KIND) ? path.substring(0, path.length() - KIND.length()) : path;
    return section.substring(section.lastIndexOf('.') + 1);
  }

  private static Map<String, String> leaves(SweepSpec.Variant variant) {
    Map<String, String> leaves = new LinkedHashMap<>();
    add(MODELS, EffectiveConfig.leaves((Record) variant.model()), leaves);
    add("training.", EffectiveConfig.leaves(variant.training()), leaves);
    add("decoding.", EffectiveConfig.leaves((Record) variant.decoding()), leaves);
    return leaves;
  }

  private static void add(String section, Map<String, String> found, Map<String, String> leaves) {
    found.forEach((path, value) -> leaves.put(section + path, value));
  }
}
