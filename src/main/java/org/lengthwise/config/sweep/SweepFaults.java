package org.lengthwise.config.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Position;

/**
 * The faults of all points of a sweep, each told once: one that every point has, as it is; any
 * other where the value stands that brings it about, with the point.
 */
record SweepFaults(SweepGrid grid, List<List<Fault>> ofPoints) {
  void tell(Faults faults) {
    Map<Fault, List<Integer>> points = new LinkedHashMap<>();
    for (int point = 0; point < ofPoints.size(); point++) {
      for (Fault fault : new LinkedHashSet<>(ofPoints.get(point))) {
        points.computeIfAbsent(fault, key -> new ArrayList<>()).add(point);
      }
    }
    points.forEach(
        (fault, having) -> {
          Fault told = having.size() == ofPoints.size() ? fault : atPoint(fault, having);
          faults.add(told.at(), told.text());
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
                    grid.axes().get(axis).path() + "=" + SweepAxis.spelled(grid.value(first, axis)))
            .collect(Collectors.joining(", "));
    int more = points.size() - 1;
    String others =
        common.isEmpty() && more > 0 ? " and " + more + " more" + (more > 1 ? " points" : "") : "";
    return new Fault(
        place(fault, first, named), fault.text() + " (at the point " + point + others + ")");
  }

  /** The axes that have the same value at all of these points, and another elsewhere. */
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

  /** The value of the sweep that the fault is of: itself, or the last that makes the point. */
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
