package org.lengthwise.config.binding;

import java.util.List;
import java.util.Optional;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Suggestion;

/**
 * A key that its section does not know, and what was probably meant by it.
 *
 * @param section the path of the section
 * @param known the keys that it knows
 * @param otherKind what to say where another kind of the section knows the key
 */
record UnknownKey(String section, String key, List<String> known, Optional<String> otherKind) {
  /** The key of the same section that was probably meant. */
  Optional<String> meant() {
    return Suggestion.nearest(key, known);
  }

  String fault(KeyPlaces places) {
    return Fault.plain(KeyPath.inside(section, key)) + " is an unknown key; " + advice(places);
  }

  private String advice(KeyPlaces places) {
    return otherKind
        .or(() -> meant().map(word -> "did you mean `" + word + "`?"))
        .or(() -> places.elsewhere(section, key).map(place -> "it belongs " + place))
        .or(
            () ->
                places
                    .nearElsewhere(section, key)
                    .map(place -> "did you mean `" + place.key() + "`? It belongs " + place))
        .orElseGet(() -> "known keys: " + String.join(", ", known));
  }
}
