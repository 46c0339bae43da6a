package org.lengthwise.config;

import java.util.Optional;

/** What every part of a reading shares: the faults, and every key there is. */
record Reading(Faults faults, KeyPlaces places) {
  /** Records that a value is not what was wanted. */
  <T> Optional<T> wrong(ConfigNode node, String path, String wanted) {
    return wrong(node, path, node.found(), wanted);
  }

  <T> Optional<T> wrong(ConfigNode node, String path, String found, String wanted) {
    faults.add(node.at(), named(path) + " is " + found + "; wanted " + wanted);
    return Optional.empty();
  }

  /** A path, or the words for the empty one. */
  static String named(String path) {
    return path.isEmpty() ? "the top level" : path;
  }

  static String inside(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
