package org.lengthwise.config.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Suggestion;

/** Every key of a config and the section it belongs to, to tell where a misplaced key should go. */
public record KeyPlaces(List<Place> places) {
  /** A key, and the path of its section, in which {@code []} stands for any item of a list. */
  record Place(String section, String key) {
    @Override
    public String toString() {
      return section.isEmpty() ? "at the top level" : "under " + section;
    }
  }

  /** The keys of the top level that are gone when it is made a record. */
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
        } else if (key.type() instanceof ListType items
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
}
