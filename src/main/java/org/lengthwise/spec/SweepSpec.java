package org.lengthwise.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grid over keys of the config. Each point is the config with other values for these keys; a
 * model becomes one variant for each combination of the values that affect it.
 *
 * @param keys the swept keys with their values, in the order written
 * @param facetBy the path of the key whose values get a chart panel each, or {@link #NONE}; the
 *     report chooses if empty
 * @param models the models as the config lists them, with the values of the first point
 * @param unswept the keys {@code every-model} and {@code models} without the values of the sweep
 * @param variants the models of the experiment, in its order, with their places in the grid
 * @param points for each point of the grid, the last key varying fastest, the variant that each
 *     model has there
 */
public record SweepSpec(
    List<SweptKey> keys,
    Optional<String> facetBy,
    List<ModelSpec> models,
    PartialSection unswept,
    List<Variant> variants,
    List<Map<String, String>> points) {
  /** The top-level key of a sweep. */
  public static final String KEY = "sweep";

  /** The key within a sweep whose value names the key of the chart panels. */
  public static final String FACET_BY = "facet-by";

  /** Asks for charts with one panel. */
  public static final String NONE = "none";

  /** The columns of the swept keys, each once, in the order written. */
  public List<String> columns() {
    return keys.stream().map(SweptKey::column).distinct().toList();
  }

  /**
   * The variant of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Variant variant(String name) {
    return variants.stream()
        .filter(variant -> variant.model().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no variant is named " + name));
  }

  /**
   * A key of a sweep.
   *
   * @param path the key as {@code --set} would name it
   * @param column its name in tables: the path with {@code models} in place of the models it is of
   * @param values its values in turn, each as YAML writes it on one line
   */
  public record SweptKey(String path, String column, List<String> values) {}

  /**
   * A section of a config without the keys that are given elsewhere.
   *
   * @param values its keys in the order of the config, each with its typed value, or a list or
   *     section of them; an empty {@code Optional} for the {@code null} that leaves a key out
   */
  public record PartialSection(Map<String, Object> values) {}

  /**
   * A model with one combination of the swept values that reach it.
   *
   * @param model the model, its name that of the variant: {@code attention+hidden=64}
   * @param of the name of the model that this is a variant of
   * @param training how it is trained
   * @param decoding how it translates
   * @param swept for the paths of those keys whose values reach this model, or the one it starts
   *     from, the value
   * @param values for the columns of all swept keys, the value it has, swept or not; nothing for a
   *     key that it does not have
   */
  public record Variant(
      ModelSpec model,
      String of,
      TrainingSpec training,
      DecodingSpec decoding,
      Map<String, String> swept,
      Map<String, String> values) {}
}
