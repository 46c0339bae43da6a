package org.lengthwise.config.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lengthwise.config.binding.ValueType;
import org.lengthwise.config.checks.ParsedConfig;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.config.yaml.Suggestion;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.SweepSpec;

/**
 * Reads a config with a sweep. Each point of the grid is read and checked as a config of its own,
 * so a swept key may be left out of the rest.
 */
public final class SweepReader {
  private final ConfigMapping root;
  private final Faults faults;

  private SweepReader(ConfigMapping root, Faults faults) {
    this.root = root;
    this.faults = faults;
  }

  /**
   * The experiment with its sweep; empty if there is an error.
   *
   * @param written the top level of the config
   * @param overrides the {@code --set} overrides that it contains already
   */
  public static Optional<ExperimentSpec> read(
      ConfigMapping written, List<String> overrides, Faults faults) {
    Optional<ConfigNode> sweep = written.given(SweepSpec.KEY);
    ConfigMapping root = written.without(SweepSpec.KEY);
    if (sweep.isEmpty()) {
      return ParsedConfig.read(root, faults).map(ParsedConfig::spec);
    }
    return new SweepReader(root, faults).read(sweep.get(), overrides);
  }

  private Optional<ExperimentSpec> read(ConfigNode sweep, List<String> overrides) {
    int before = faults.count();
    List<SweepAxis> axes = List.of();
    Optional<String> facetBy = Optional.empty();
    if (sweep instanceof ConfigMapping lists) {
      axes = SweepKeys.read(lists.without(SweepSpec.FACET_BY), root, faults);
      facetBy = facetBy(lists, axes);
    } else {
      faults.add(
          sweep.at(),
          SweepSpec.KEY
              + " is "
              + sweep.found()
              + "; wanted "
              + new ValueType.SweptListsType().wanted());
    }
    checkOverrides(overrides, axes);
    SweepGrid grid = new SweepGrid(root, axes);
    if (grid.size() > SweepGrid.MOST) {
      faults.add(
          sweep.at(),
          "sweep has more than " + SweepGrid.MOST + " points; wanted at most " + SweepGrid.MOST);
      grid = firstOf(grid);
    }
    List<ParsedConfig> points = read(grid);
    if (faults.count() > before || points.size() < grid.size()) {
      return Optional.empty();
    }
    ExperimentSpec first = points.get(0).spec();
    return axes.isEmpty()
        ? Optional.of(first)
        : new Variants(grid, points, faults).of(first, facetBy);
  }

  /** The key whose values get a chart panel each, if one is named. */
  private Optional<String> facetBy(ConfigMapping sweep, List<SweepAxis> axes) {
    Optional<ConfigNode> given = sweep.given(SweepSpec.FACET_BY);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    List<String> known =
        Stream.concat(Stream.of(SweepSpec.NONE), axes.stream().map(SweepAxis::path)).toList();
    String text = given.get() instanceof ConfigScalar scalar ? scalar.text() : "";
    String path = SweepAxis.byName(text, root);
    if (!known.contains(path)) {
      faults.add(
          given.get().at(),
          "sweep.facet-by is "
              + given.get().found()
              + "; wanted "
              + Fault.either(known)
              + Suggestion.clause(text, known));
    }
    return Optional.of(path);
  }

  private static SweepGrid firstOf(SweepGrid grid) {
    return new SweepGrid(
        grid.root(),
        grid.axes().stream()
            .map(axis -> new SweepAxis(axis.at(), axis.path(), axis.values().subList(0, 1)))
            .toList());
  }

  private List<ParsedConfig> read(SweepGrid grid) {
    List<ParsedConfig> points = new ArrayList<>();
    List<List<Fault>> ofPoints = new ArrayList<>();
    for (int point = 0; point < grid.size(); point++) {
      Faults own = new Faults();
      ParsedConfig.read(grid.config(point, own), own).ifPresent(points::add);
      ofPoints.add(own.found());
    }
    new SweepFaults(grid, ofPoints).report(faults);
    return points;
  }

  /** A value of {@code --set} that the sweep replaces would be lost silently. */
  private void checkOverrides(List<String> overrides, List<SweepAxis> axes) {
    Set<Position> set =
        overrides.stream()
            .map(override -> Position.whole("--set " + Fault.plain(override)))
            .collect(Collectors.toSet());
    for (SweepAxis axis : axes) {
      axis.covered(root).stream()
          .flatMap(node -> SweepAxis.scalars(node).stream())
          .map(ConfigScalar::at)
          .filter(set::contains)
          .distinct()
          .forEach(
              at ->
                  faults.add(
                      at,
                      axis.path()
                          + " is swept; wanted sweep."
                          + axis.path()
                          + " set to a list, or to null"));
    }
  }

  /**
   * The errors of all points of a sweep, each reported once: one that every point has, as it is;
   * any other at the swept value that causes it, with the point.
   */
  record SweepFaults(SweepGrid grid, List<List<Fault>> ofPoints) {
    void report(Faults faults) {
      Map<Fault, List<Integer>> points = new LinkedHashMap<>();
      for (int point = 0; point < ofPoints.size(); point++) {
        for (Fault fault : new LinkedHashSet<>(ofPoints.get(point))) {
          points.computeIfAbsent(fault, key -> new ArrayList<>()).add(point);
        }
      }
      points.forEach(
          (fault, having) -> {
            Fault reported = having.size() == ofPoints.size() ? fault : atPoint(fault, having);
            faults.add(reported.at(), reported.text());
          });
    }

    private Fault atPoint(Fault fault, List<Integer> points) {
      List<Integer> common = common(points);
      List<Integer> named = common.isEmpty() ? several() : common;
      int first = points.get(0);
      String point =
          named.stream()
              .map(
                  axis ->
                      grid.axes().get(axis).path()
                          + "="
                          + SweepAxis.spelled(grid.value(first, axis)))
              .collect(Collectors.joining(", "));
      int more = points.size() - 1;
      String others =
          common.isEmpty() && more > 0
              ? " and " + more + " more" + (more > 1 ? " points" : "")
              : "";
      return new Fault(
          place(fault, first, named), fault.text() + " (at the point " + point + others + ")");
    }

    /**
     * The axes that have the same value at all of these points, and other values at other points.
     */
    private List<Integer> common(List<Integer> points) {
      return several().stream()
          .filter(
              axis -> points.stream().map(point -> grid.index(point, axis)).distinct().count() == 1)
          .toList();
    }

    private List<Integer> several() {
      return IntStream.range(0, grid.axes().size())
          .filter(axis -> grid.axes().get(axis).values().size() > 1)
          .boxed()
          .toList();
    }

    /** Where to report an error: in the swept value, or else at the last value of the point. */
    private Position place(Fault fault, int point, List<Integer> named) {
      boolean inside =
          named.stream()
              .map(axis -> grid.value(point, axis))
              .anyMatch(value -> holds(value, fault.at()));
      return inside ? fault.at() : grid.value(point, named.get(named.size() - 1)).at();
    }

    private static boolean holds(ConfigNode value, Position at) {
      if (value.at().equals(at)) {
        return true;
      }
      return value instanceof ConfigMapping mapping
          && mapping.entries().stream()
              .anyMatch(entry -> entry.at().equals(at) || holds(entry.value(), at));
    }
  }
}
