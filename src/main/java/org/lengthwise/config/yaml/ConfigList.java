package org.lengthwise.config.yaml;

import java.util.ArrayList;
import java.util.List;

/** A list of values. It replaces a list that it overrides whole. */
public record ConfigList(Position at, List<ConfigNode> items) implements ConfigNode {
  @Override
  public String found() {
    return "a list";
  }

  public ConfigList with(int index, ConfigNode item) {
    List<ConfigNode> changed = new ArrayList<>(items);
    changed.set(index, item);
    return new ConfigList(at, List.copyOf(changed));
  }
}
