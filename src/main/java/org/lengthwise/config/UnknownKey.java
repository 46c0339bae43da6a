package org.lengthwise.config;

import java.util.List;
import java.util.Optional;

/** A key that its section does not know, and what was probably meant by it. */
record UnknownKey(
    String section, String key, List<String> known, Section type, Class<? extends Record> record) {
  /** The key of the same section that was probably meant. */
  Optional<String> meant() {
    return Suggestion.nearest(key, known);
  }

  String fault(KeyPlaces places) {
    return Fault.plain(Reading.inside(section, key)) + " is an unknown key; " + advice(places);
  }

  private String advice(KeyPlaces places) {
    return ofAnotherKind()
        .or(() -> meant().map(word -> "did you mean `" + word + "`?"))
        .or(() -> places.elsewhere(section, key).map(place -> "it belongs " + place))
        .or(
            () ->
                places
                    .nearElsewhere(section, key)
                    .map(place -> "did you mean `" + place.key() + "`? It belongs " + place))
        .orElseGet(() -> "known keys: " + String.join(", ", known));
  }

  private Optional<String> ofAnotherKind() {
    String own = Section.kindOf(record).orElse("");
    return type.records().entrySet().stream()
        .filter(other -> SpecKey.of(other.getValue()).stream().anyMatch(k -> k.name().equals(key)))
        .map(other -> "it is a key of kind `" + other.getKey() + "`, not of `" + own + "`")
        .findFirst();
  }
}
