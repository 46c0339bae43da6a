package org.lengthwise.config.binding;

import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.KeyPath;

/**
 * What all parts of one reading share.
 *
 * @param places every key there is
 * @param partial whether keys may be missing, because they are given elsewhere
 */
public record Reading(Faults faults, KeyPlaces places, boolean partial) {
  public Reading(Faults faults, KeyPlaces places) {
    this(faults, places, false);
  }

  public Reading ofParts() {
    return new Reading(faults, places, true);
  }

  /** Records that a value is not what was wanted. */
  <T> Optional<T> wrong(ConfigNode node, String path, String wanted) {
    return wrong(node, path, node.found(), wanted);
  }

  <T> Optional<T> wrong(ConfigNode node, String path, String found, String wanted) {
    faults.add(node.at(), KeyPath.named(path) + " is " + found + "; wanted " + wanted);
    return Optional.empty();
  }
}
