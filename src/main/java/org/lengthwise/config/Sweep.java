package org.lengthwise.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grid over keys of the config. Each point of it is the config with other values for these keys;
 * a model becomes a variant for each combination of the values that reach it.
 *
 * @param keys the swept keys with their values, in the order written
 * @param facetBy the path of the key whose values have a panel each in the charts, or {@link
 *     #NONE}; left to the report when empty
 * @param models the models as the config lists them, with the values of the first point
 * @param unswept the keys {@code every-model} and {@code models} as they stand without the values
 *     of the sweep
 * @param variants the models of the experiment, in its order, and where in the grid they stand
 * @param points for each point of the grid, the last key varying fastest, the variant that each
 *     model has there
 */
public record Sweep(
    List<SweptKey> keys,
    Optional<String> facetBy,
    List<ModelSpec> models,
    PartialSection unswept,
    List<Variant> variants,
    List<Map<String, String>> points) {
  /** The top-level key of a sweep. */
  static final String KEY = "sweep";

  /** The key within a sweep that says how charts are cut. */
  static final String FACET_BY = "facet-by";

  /** Asks for charts in one piece. */
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
}
