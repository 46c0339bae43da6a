package org.lengthwise.config.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.checks.ParsedConfig;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.SweepSpec;

/**
 * Makes the variants of the models from the points of a sweep. A key reaches a model at a point if
 * its value ends up in that model, or in the one it starts from; a key of training or decoding
 * reaches all. So the name of a variant, and its folder, depend only on what its training depends
 * on.
 */
final class Variants {
  private static final int LONGEST_NAME = 200;
  private static final String NONE = "none";

  private final SweepGrid grid;
  private final ConfigMapping root;
  private final List<ParsedConfig> points;
  private final Faults faults;

  /** For each model and point, the axes whose values are its own, and those of all models. */
  private final List<List<Set<Integer>>> direct = new ArrayList<>();

  /** The same, with the axes that reach the model it starts from. */
  private final List<List<Set<Integer>>> reach = new ArrayList<>();

  /** For each model and point, its values in the columns of the sweep. */
  private final List<List<Map<String, String>>> labels = new ArrayList<>();

  /** The axis of each scalar of the sweep. */
  private final IdentityHashMap<ConfigScalar, Integer> axisOf = new IdentityHashMap<>();

  Variants(SweepGrid grid, List<ParsedConfig> points, Faults faults) {
    this.grid = grid;
    this.root = grid.root();
    this.points = points;
    this.faults = faults;
    for (int axis = 0; axis < grid.axes().size(); axis++) {
      for (ConfigNode value : grid.axes().get(axis).values()) {
        for (ConfigScalar scalar : SweepAxis.scalars(value)) {
          axisOf.put(scalar, axis);
        }
      }
    }
    for (int model = 0; model < points.get(0).spec().models().size(); model++) {
      List<Set<Integer>> direct = new ArrayList<>();
      List<Set<Integer>> reach = new ArrayList<>();
      List<Map<String, String>> labels = new ArrayList<>();
      for (int point = 0; point < points.size(); point++) {
        direct.add(direct(model, point));
        reach.add(reach(model, point, direct.get(point)));
        labels.add(labels(model, point));
      }
      this.direct.add(direct);
      this.reach.add(reach);
      this.labels.add(labels);
    }
  }

  /**
   * The experiment with its variants; empty if there is an error.
   *
   * @param first the experiment at the first point
   * @param facetBy the key whose values get a chart panel each
   */
  Optional<ExperimentSpec> of(ExperimentSpec first, Optional<String> facetBy) {
    checkAxes();
    Map<String, SweepSpec.Variant> variants = new LinkedHashMap<>();
    List<Map<String, String>> names = new ArrayList<>();
    points.forEach(point -> names.add(new LinkedHashMap<>()));
    for (int model = 0; model < first.models().size(); model++) {
      for (int point = 0; point < points.size(); point++) {
        SweepSpec.Variant variant = variant(model, point, names.get(point));
        names.get(point).put(variant.of(), variant.model().name());
        variants.putIfAbsent(variant.model().name(), variant);
      }
    }
    checkNames(variants);
    if (faults.count() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        first.with(
            new SweepSpec(
                grid.axes().stream().map(axis -> axis.spelled(root)).toList(),
                facetBy,
                first.models(),
                SweepBase.of(grid, first.models()),
                List.copyOf(variants.values()),
                List.copyOf(names))));
  }

  private Set<Integer> direct(int model, int point) {
    Set<Integer> axes = new TreeSet<>();
    for (int axis = 0; axis < grid.axes().size(); axis++) {
      if (grid.axes().get(axis).isOfAll()) {
        axes.add(axis);
      }
    }
    ConfigMapping whole = points.get(point).whole();
    SweepAxis.scalars(whole.list(EveryModel.MODELS).orElseThrow().items().get(model)).stream()
        .filter(axisOf::containsKey)
        .forEach(scalar -> axes.add(axisOf.get(scalar)));
    return axes;
  }

  private Set<Integer> reach(int model, int point, Set<Integer> direct) {
    Set<Integer> axes = new TreeSet<>(direct);
    start(model, point).ifPresent(base -> axes.addAll(reach.get(base).get(point)));
    return axes;
  }

  /** The index of the model that this one starts from, which comes before it. */
  private Optional<Integer> start(int model, int point) {
    List<ModelSpec> models = points.get(point).spec().models();
    return models
        .get(model)
        .initialiseFrom()
        .map(name -> models.stream().map(ModelSpec::name).toList().indexOf(name));
  }

  private SweepSpec.Variant variant(int model, int point, Map<String, String> before) {
    ExperimentSpec spec = points.get(point).spec();
    ModelSpec plain = spec.models().get(model);
    Map<String, String> swept = new LinkedHashMap<>();
    Map<String, String> parts = new TreeMap<>();
    for (int axis : reach.get(model).get(point)) {
      SweepAxis key = grid.axes().get(axis);
      String label = label(model, point, axis);
      swept.put(key.path(), label);
      // A key of the model that this one starts from is named with that model.
      parts.put(
          direct.get(model).get(point).contains(axis)
              ? key.key(root)
              : key.path().replaceFirst("^" + EveryModel.MODELS + "\\.", ""),
          label);
    }
    StringBuilder name = new StringBuilder(plain.name());
    parts.forEach((key, value) -> name.append('+').append(key).append('=').append(value));
    return new SweepSpec.Variant(
        plain.named(name.toString(), plain.initialiseFrom().map(before::get)),
        plain.name(),
        spec.training(),
        spec.decoding(),
        swept,
        labels.get(model).get(point));
  }

  /** The value of an axis at a point in a model, or in the one it starts from. */
  private String label(int model, int point, int axis) {
    if (direct.get(model).get(point).contains(axis)) {
      return labels.get(model).get(point).getOrDefault(grid.axes().get(axis).column(root), NONE);
    }
    return start(model, point).map(base -> label(base, point, axis)).orElse(NONE);
  }

  /** The values of a model at a point in the columns of the sweep, in characters of a file name. */
  private Map<String, String> labels(int model, int point) {
    ExperimentSpec spec = points.get(point).spec();
    Map<String, String> leaves = new LinkedHashMap<>();
    add(EveryModel.MODELS, EffectiveConfig.leaves((Record) spec.models().get(model)), leaves);
    add("training", EffectiveConfig.leaves(spec.training()), leaves);
    add("decoding", EffectiveConfig.leaves((Record) spec.decoding()), leaves);
    Map<String, String> labels = new LinkedHashMap<>();
    for (SweepAxis axis : grid.axes()) {
      String column = axis.column(root);
      List<String> values =
          leaves.entrySet().stream()
              .filter(leaf -> KeyPath.isAt(leaf.getKey(), column))
              .map(leaf -> leaf.getValue().replaceAll("[^A-Za-z0-9._-]", "_"))
              .toList();
      if (!values.isEmpty()) {
        labels.put(column, String.join("-", values));
      }
    }
    return labels;
  }

  private static void add(String section, Map<String, String> leaves, Map<String, String> all) {
    leaves.forEach((path, value) -> all.put(section + "." + path, value));
  }

  private void checkAxes() {
    for (int axis = 0; axis < grid.axes().size(); axis++) {
      int wanted = axis;
      if (reach.stream().flatMap(List::stream).anyMatch(axes -> axes.contains(wanted))) {
        checkDistinct(axis);
      } else {
        SweepAxis key = grid.axes().get(axis);
        faults.add(
            key.at(),
            "sweep."
                + key.path()
                + " reaches no model: each sets the key itself, or is of a kind without it");
      }
    }
  }

  /** Two values of a key must differ in some model at some point. */
  private void checkDistinct(int axis) {
    SweepAxis key = grid.axes().get(axis);
    Map<List<String>, Integer> seen = new HashMap<>();
    for (int index = 0; index < key.values().size(); index++) {
      Integer before = seen.putIfAbsent(labelsWith(axis, index), index);
      if (before != null) {
        String list = "sweep." + key.path();
        String found = Fault.quote(SweepAxis.spelled(key.values().get(index)));
        faults.add(
            key.values().get(index).at(),
            "%s[%d] is %s, the same as %s[%d]; wanted each value once"
                .formatted(list, index, found, list, before));
      }
    }
  }

  /** The values of the models for a key, at the points where it has one of its values. */
  private List<String> labelsWith(int axis, int index) {
    String column = grid.axes().get(axis).column(root);
    List<String> having = new ArrayList<>();
    for (List<Map<String, String>> ofModel : labels) {
      for (int point = 0; point < points.size(); point++) {
        if (grid.index(point, axis) == index) {
          having.add(ofModel.get(point).getOrDefault(column, NONE).toLowerCase(Locale.ROOT));
        }
      }
    }
    return having;
  }

  /** Names become folders. */
  private void checkNames(Map<String, SweepSpec.Variant> variants) {
    Set<String> seen = new HashSet<>();
    for (String name : variants.keySet()) {
      Position at = grid.axes().get(grid.axes().size() - 1).at();
      if (name.length() > LONGEST_NAME) {
        faults.add(
            at,
            "the sweep would name a folder with %d characters, %s; wanted at most %d"
                .formatted(name.length(), Fault.quote(name), LONGEST_NAME));
      } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        faults.add(at, "the sweep would name two models " + Fault.quote(name));
      }
    }
  }
}
