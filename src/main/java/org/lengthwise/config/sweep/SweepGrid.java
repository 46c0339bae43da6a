package org.lengthwise.config.sweep;

import java.util.ArrayList;
import java.util.List;
import org.lengthwise.config.binding.ConfigOverride;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Faults;

/**
 * Every combination of the values of a sweep, the last key varying fastest.
 *
 * @param root the top level of the config without the sweep
 */
record SweepGrid(ConfigMapping root, List<SweepAxis> axes) {
  /** More than anyone trains, and few enough to check in a few seconds. */
  static final int MOST = 1000;

  /** The number of points; at most one more than {@link #MOST} is counted. */
  int size() {
    long size = 1;
    for (SweepAxis axis : axes) {
      size = Math.min(MOST + 1L, size * axis.values().size());
    }
    return (int) size;
  }

  /** Which value an axis has at a point, from 0. */
  int index(int point, int axis) {
    int step = 1;
    for (int after = axis + 1; after < axes.size(); after++) {
      step *= axes.get(after).values().size();
    }
    return point / step % axes.get(axis).values().size();
  }

  ConfigNode value(int point, int axis) {
    return axes.get(axis).values().get(index(point, axis));
  }

  /** The config at a point, each swept key with its value there. */
  ConfigNode config(int point, Faults faults) {
    List<ConfigOverride> settings = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      SweepAxis key = axes.get(axis);
      settings.add(ConfigOverride.inPlace(key.at(), key.path(), value(point, axis), faults));
    }
    return ConfigOverride.applyAll(settings, root);
  }
}
