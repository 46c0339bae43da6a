package org.lengthwise.config.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.random.RandomStream;

/**
 * The small config with keys of its models removed, replaced or shared at random, and one or two
 * keys swept. Some of these configs are refused, mostly because a kind lacks a key.
 */
final class RandomSweep {
  private static final List<String> SCORES =
      List.of(
          "{kind: additive, hidden: 7}",
          "{kind: dot, projection: query}",
          "{kind: uniform}",
          "{kind: cosine, projection: keys, sharpness: 2}");

  private static final Map<String, List<String>> SHARED =
      Map.ofEntries(
          Map.entry("embedding", List.of("3", "0x04")),
          Map.entry("hidden", List.of("5", "7")),
          Map.entry("encoder", List.of("forward", "bidirectional")),
          Map.entry("score", SCORES),
          Map.entry("memory", List.of("{kind: shared}", "{kind: key-value, keys: 4, values: 9}")),
          Map.entry("selection", List.of("{kind: soft}", "{kind: maximum}")),
          Map.entry("readout", List.of("{kind: maxout, units: 2}", "{kind: tanh, units: 3}")),
          Map.entry("dropout", List.of("0.5")),
          Map.entry("output-rank", List.of("4", "null")),
          Map.entry("length-limit", List.of("9", "null")));

  /** What is swept; sections whole or in part, some of which the shared ones complete. */
  private static final Map<String, List<String>> SWEPT =
      Map.ofEntries(
          Map.entry("embedding", List.of("4, 0x06")),
          Map.entry("hidden", List.of("7, 8")),
          Map.entry("score", List.of(SCORES.get(0) + ", " + SCORES.get(2), "{kind: additive}")),
          Map.entry("score.kind", List.of("additive, bilinear", "uniform, additive")),
          Map.entry("score.hidden", List.of("8, 0x9")),
          Map.entry("score.projection", List.of("query, keys")),
          Map.entry("memory.kind", List.of("shared", "key-value")),
          Map.entry("memory.keys", List.of("4, 6")),
          Map.entry("selection.kind", List.of("soft, maximum")),
          Map.entry("readout.kind", List.of("maxout, tanh")),
          Map.entry("readout.units", List.of("2, 3")),
          Map.entry("output-rank", List.of("null, 3", "2, 3")),
          Map.entry("dropout", List.of("0, 5e-1")),
          Map.entry("length-limit", List.of("12, null")));

  private static final List<String> REMOVED =
      List.of(
          "    embedding: 3\n",
          "    score:\n      kind: additive\n      hidden: 7\n",
          "      hidden: 7\n",
          "    memory:\n      kind: shared\n",
          "    readout:\n      kind: maxout\n      units: 2\n",
          "    dropout: 0\n",
          "    length-limit: 15\n");

  private final UniformRandomProvider random;

  RandomSweep(int number) {
    this.random = RandomStream.of(number, "sweeps", 0);
  }

  String yaml() {
    String yaml = SmallConfig.YAML;
    for (String lines : REMOVED) {
      yaml = random.nextInt(3) == 0 ? yaml.replace(lines, "") : yaml;
    }
    Map<String, String> swept = new LinkedHashMap<>();
    int keys = 1 + random.nextInt(2);
    for (int i = 0; i < keys; i++) {
      String key = any(SWEPT.keySet().stream().sorted().toList());
      String of = any(List.of("every-model", "models.a", "models.b", "models.b"));
      swept.put(of + "." + key, "[" + any(SWEPT.getOrDefault(key, List.of())) + "]");
    }
    Map<String, String> shared = new LinkedHashMap<>();
    SHARED.keySet().stream()
        .sorted()
        .forEach(key -> shared.put(key, any(SHARED.getOrDefault(key, List.of()))));
    return yaml + section("sweep", swept) + section("every-model", shared);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String section(String name, Map<String, String> keys) {
    StringBuilder yaml = new StringBuilder(name).append(":\n");
    keys.forEach(
        (key, value) -> yaml.append("  ").append(key).append(": ").append(value).append('\n'));
    return yaml.toString();
  }
}
