package org.lengthwise.config.binding;

import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.KeyPath;

/**
 * What all parts of one reading share.
 *
 * @param places every key there is
 * @param missing what a missing key means
 */
public record Reading(Faults faults, KeyPlaces places, Missing missing) {
  /** What a missing key means. */
  public enum Missing {
    /** An error. */
    WRONG,
    /** It is given elsewhere. */
    ELSEWHERE,
    /** It has its recommended value. */
    RECOMMENDED
  }

  public Reading(Faults faults, KeyPlaces places) {
    this(faults, places, Missing.WRONG);
  }

  public Reading ofParts() {
    return new Reading(faults, places, Missing.ELSEWHERE);
  }

  public Reading withRecommended() {
    return new Reading(faults, places, Missing.RECOMMENDED);
  }

  boolean partial() {
    return missing == Missing.ELSEWHERE;
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
