package org.lengthwise.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the variants of the models from the points of a sweep. A key reaches a model when one of
 * its values has come to stand in that model, or in what it starts from; a key of training or
 * decoding reaches all. So a variant's name, and with it its folder, hangs on nothing that its
 * training does not hang on.
 */
final class Variants {
  private static final int LONGEST_NAME = 200;
  private static final String NONE = "none";

  private final SweepGrid grid;
  private final ConfigMapping root;
  private final List<PlainReading> points;
  private final Faults faults;
  private final List<Set<Integer>> direct;

  /** For each single value of the sweep, the axis it is of. */
  private final IdentityHashMap<ConfigScalar, Integer> axisOf = new IdentityHashMap<>();

  Variants(SweepGrid grid, List<PlainReading> points, Faults faults) {
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
    this.direct = direct();
  }

  /**
   * The experiment with its variants; empty where two could not be told apart.
   *
   * @param first the experiment at the first point
   * @param facetBy the key that charts are cut by
   */
  Optional<ExperimentSpec> of(ExperimentSpec first, Optional<String> facetBy) {
    List<Set<Integer>> reach = reach();
    checkReach(reach);
    Map<String, Variant> variants = new LinkedHashMap<>();
    List<Map<String, String>> names = new ArrayList<>();
    points.forEach(point -> names.add(new LinkedHashMap<>()));
    for (int model = 0; model < first.models().size(); model++) {
      checkDistinct(model, direct.get(model));
      for (int point = 0; point < points.size(); point++) {
        Variant variant = variant(model, point, reach.get(model), names.get(point));
        names.get(point).put(variant.of(), variant.model().name());
        variants.putIfAbsent(variant.model().name(), variant);
      }
    }
    checkNames(variants);
    if (faults.count() > 0) {
      return Optional.empty();
    }
    Set<String> leaves = new LinkedHashSet<>();
    collectSwept(points.get(0).whole(), "", leaves);
    return Optional.of(
        first.with(
            new Sweep(
                grid.axes().stream().map(axis -> axis.spelled(root)).toList(),
                facetBy,
                first.models(),
                leaves,
                List.copyOf(variants.values()),
                List.copyOf(names))));
  }

  /** For each model, the axes whose values have come to stand in it, or stand for all. */
  private List<Set<Integer>> direct() {
    List<Set<Integer>> direct = new ArrayList<>();
    for (int model = 0; model < points.get(0).spec().models().size(); model++) {
      Set<Integer> axes = new TreeSet<>();
      for (int axis = 0; axis < grid.axes().size(); axis++) {
        if (grid.axes().get(axis).isOfAll()) {
          axes.add(axis);
        }
      }
      for (PlainReading point : points) {
        ConfigNode written = point.whole().list(EveryModel.MODELS).orElseThrow().items().get(model);
        SweepAxis.scalars(written).stream()
            .filter(axisOf::containsKey)
            .forEach(scalar -> axes.add(axisOf.get(scalar)));
      }
      direct.add(axes);
    }
    return direct;
  }

  /** The same with those that reach what a model starts from, at any point. */
  private List<Set<Integer>> reach() {
    List<Set<Integer>> reach = new ArrayList<>();
    for (int model = 0; model < direct.size(); model++) {
      Set<Integer> axes = new TreeSet<>(direct.get(model));
      for (PlainReading point : points) {
        start(point, model).ifPresent(base -> axes.addAll(reach.get(base)));
      }
      reach.add(axes);
    }
    return reach;
  }

  /** Which model this one starts from; it stands before it. */
  private static Optional<Integer> start(PlainReading point, int model) {
    List<ModelSpec> models = point.spec().models();
    return models
        .get(model)
        .initialiseFrom()
        .map(name -> models.stream().map(ModelSpec::name).toList().indexOf(name));
  }

  private Variant variant(int model, int point, Set<Integer> reach, Map<String, String> before) {
    ExperimentSpec spec = points.get(point).spec();
    ModelSpec plain = spec.models().get(model);
    Map<String, String> swept = new LinkedHashMap<>();
    Map<String, String> parts = new TreeMap<>();
    for (int axis : reach) {
      SweepAxis key = grid.axes().get(axis);
      String label = label(model, point, axis);
      swept.put(key.path(), label);
      // A key of the model that this one starts from bears the name of that.
      parts.put(
          direct.get(model).contains(axis)
              ? key.key(root)
              : key.path().replaceFirst("^" + EveryModel.MODELS + "\\.", ""),
          label);
    }
    StringBuilder name = new StringBuilder(plain.name());
    parts.forEach((key, value) -> name.append('+').append(key).append('=').append(value));
    return new Variant(
        plain.named(name.toString(), plain.initialiseFrom().map(before::get)),
        plain.name(),
        spec.training(),
        spec.decoding(),
        swept,
        labels(model, point));
  }

  /** The value of an axis that a model, or what it starts from, has at a point. */
  private String label(int model, int point, int axis) {
    if (direct.get(model).contains(axis)) {
      return labels(model, point).getOrDefault(grid.axes().get(axis).column(root), NONE);
    }
    return start(points.get(point), model).map(base -> label(base, point, axis)).orElse(NONE);
  }

  /** What a model has at a point for the columns of the sweep, in characters of a file name. */
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
              .filter(leaf -> SweepKeys.isAt(leaf.getKey(), column))
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

  private void checkReach(List<Set<Integer>> reach) {
    for (int axis = 0; axis < grid.axes().size(); axis++) {
      int wanted = axis;
      if (reach.stream().noneMatch(axes -> axes.contains(wanted))) {
        SweepAxis key = grid.axes().get(axis);
        faults.add(
            key.at(),
            "sweep."
                + key.path()
                + " reaches no model: each has a value of its own, or is of a kind without this"
                + " key");
      }
    }
  }

  /** No two values of a key may give a model the same, the other keys at their first values. */
  private void checkDistinct(int model, Set<Integer> axes) {
    for (int axis : axes) {
      SweepAxis key = grid.axes().get(axis);
      Map<String, Integer> seen = new HashMap<>();
      for (int point = 0; point < points.size(); point++) {
        int index = grid.index(point, axis);
        if (!isFirst(point, axis)) {
          continue;
        }
        String label = labels(model, point).getOrDefault(key.column(root), NONE);
        Integer before = seen.putIfAbsent(label.toLowerCase(Locale.ROOT), index);
        if (before != null) {
          String list = "sweep." + key.path();
          String found = Fault.quote(SweepAxis.spelled(key.values().get(index)));
          faults.add(
              key.values().get(index).at(),
              "%s[%d] is %s, as %s[%d] is; wanted each value once"
                  .formatted(list, index, found, list, before));
        }
      }
    }
  }

  private boolean isFirst(int point, int butForAxis) {
    for (int axis = 0; axis < grid.axes().size(); axis++) {
      if (axis != butForAxis && grid.index(point, axis) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Names become folders. */
  private void checkNames(Map<String, Variant> variants) {
    Set<String> seen = new HashSet<>();
    for (String name : variants.keySet()) {
      Position at = grid.axes().get(grid.axes().size() - 1).at();
      if (name.length() > LONGEST_NAME) {
        faults.add(
            at,
            "the sweep names a folder of %d letters, %s; wanted at most %d"
                .formatted(name.length(), Fault.quote(name), LONGEST_NAME));
      } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        faults.add(at, "two models of the sweep are both named " + Fault.quote(name));
      }
    }
  }

  /** The paths of the single values that the sweep has put there. */
  private void collectSwept(ConfigNode node, String path, Set<String> leaves) {
    if (node instanceof ConfigMapping mapping) {
      mapping
          .entries()
          .forEach(entry -> collectSwept(entry.value(), Reading.inside(path, entry.key()), leaves));
    } else if (node instanceof ConfigList list) {
      for (int i = 0; i < list.items().size(); i++) {
        collectSwept(list.items().get(i), path + "[" + i + "]", leaves);
      }
    } else if (axisOf.containsKey((ConfigScalar) node)) {
      leaves.add(path);
    }
  }
}
