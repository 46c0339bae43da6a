package org.lengthwise.config.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Suggestion;

/** Every key of a config and its section, to say where a misplaced key belongs. */
public record KeyPlaces(List<Place> places) {
  /** A key, and the path of its section, in which {@code []} stands for any item of a list. */
  record Place(String section, String key) {
    @Override
    public String toString() {
      return section.isEmpty() ? "at the top level" : "under " + section;
    }
  }

  /** The keys of the top level that are resolved before it becomes a record. */
  static final List<String> BESIDE_THE_RECORD = List.of(EveryModel.KEY, ConfigFiles.EXTENDS);

  public static KeyPlaces of(Class<? extends Record> root) {
    List<Place> places = new ArrayList<>();
    BESIDE_THE_RECORD.forEach(key -> places.add(new Place("", key)));
    collect(new RecordType(root), "", places);
    return new KeyPlaces(List.copyOf(places));
  }

  private static void collect(RecordType section, String path, List<Place> places) {
    for (Class<? extends Record> record : section.records().values()) {
      for (SpecKey key : SpecKey.of(record)) {
        places.add(new Place(path, key.name()));
        String inside = KeyPath.inside(path, key.name());
        if (key.type() instanceof RecordType nested) {
          collect(nested, inside, places);
        } else if (key.type() instanceof ValueType.ListType items
            && items.item() instanceof RecordType nested) {
          collect(nested, inside + "[]", places);
        }
      }
    }
  }

  /** The place of a key of this name in another section, one inside this section first. */
  Optional<Place> elsewhere(String path, String key) {
    return others(path).stream().filter(place -> place.key().equals(key)).findFirst();
  }

  /** The place of a key of nearly this name in another section. */
  Optional<Place> nearElsewhere(String path, String key) {
    return others(path).stream()
        .filter(place -> Suggestion.isNear(key, place.key()))
        .min(Comparator.comparingInt(place -> Suggestion.distance(key, place.key())));
  }

  private List<Place> others(String path) {
    String section =
        path.replaceAll("\\[\\d+]", "[]")
            .replaceFirst("^" + EveryModel.KEY + "(?=\\.|$)", EveryModel.MODELS + "[]");
    return places.stream()
        .filter(place -> !place.section().equals(section))
        .sorted(Comparator.comparing((Place place) -> !place.section().startsWith(section + ".")))
        .toList();
  }

  /**
   * An unknown key of a section, and what was probably meant by it.
   *
   * @param section the path of the section
   * @param known the keys of the section
   * @param otherKind what to say if another kind of the section has the key
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
}
