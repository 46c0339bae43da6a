package org.lengthwise.config.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.spec.ExperimentSpec;

class RecommendedValuesTest {
  private static final RecordType TOP = new RecordType(ExperimentSpec.class);

  /** Calls back for every key of every kind, with its path. */
  private static void visit(RecordType section, String path, BiConsumer<String, SpecKey> visitor) {
    for (Class<? extends Record> record : section.records().values()) {
      for (SpecKey key : SpecKey.of(record)) {
        String inside = KeyPath.inside(path, key.name());
        visitor.accept(inside, key);
        within(key).ifPresent(nested -> visit(nested, inside, visitor));
      }
    }
  }

  private static Optional<RecordType> within(SpecKey key) {
    ValueType type = key.type() instanceof ValueType.ListType list ? list.item() : key.type();
    return type instanceof RecordType nested ? Optional.of(nested) : Optional.empty();
  }

  @Test
  void everyValueThatMustBeGivenHasOneExceptThoseThatNameTheExperimentAndItsModels() {
    List<String> without = new ArrayList<>();
    visit(
        TOP,
        "",
        (path, key) -> {
          boolean choice = within(key).map(RecordType::hasKinds).orElse(true);
          if (!key.optional() && choice && key.recommended().isEmpty()) {
            without.add(path);
          }
        });

    assertThat(without).containsOnly("name", "question", "models", "models.name");
  }

  @Test
  void eachIsAValueOfItsKeyAndHasASource() {
    visit(
        TOP,
        "",
        (path, key) -> {
          if (key.recommended().isEmpty()) {
            return;
          }
          assertThat(key.source()).as(path).isNotBlank();
          if (key.type() instanceof RecordType section) {
            assertThat(section.records()).as(path).containsKey(key.recommended());
          } else {
            Faults faults = new Faults();
            Reading reading = new Reading(faults, new KeyPlaces(List.of()));
            Position place = Position.whole("recommended");
            assertThat(
                    key.recommended(place, path, faults)
                        .flatMap(node -> key.type().read(node, path, reading)))
                .as(path)
                .isPresent();
          }
        });
  }

  @Test
  void togetherTheyAreAConfig() {
    Map<String, String> own = Map.of("name", "own", "question", "Does it hold?");

    ExperimentSpec spec = SmallConfig.read(yaml(ExperimentSpec.class, "", own));

    assertThat(spec.models()).hasSize(2);
  }

  /** The keys of a record that must be given, and the budget. */
  private static String yaml(
      Class<? extends Record> record, String indent, Map<String, String> own) {
    StringBuilder yaml = new StringBuilder();
    for (SpecKey key : SpecKey.of(record)) {
      if (key.optional() && !key.name().equals("updates")) {
        continue;
      }
      yaml.append(indent).append(key.name()).append(":");
      if (key.type() instanceof RecordType section) {
        yaml.append("\n").append(section(section, key.recommended(), indent + "  "));
      } else if (key.type() instanceof ValueType.ListType list
          && list.item() instanceof RecordType item) {
        yaml.append("\n");
        item.records()
            .forEach(
                (kind, model) -> {
                  yaml.append(indent).append("  - kind: ").append(kind).append("\n");
                  yaml.append(yaml(model, indent + "    ", Map.of("name", "the-" + kind)));
                });
      } else {
        yaml.append(" ").append(own.getOrDefault(key.name(), key.recommended())).append("\n");
      }
    }
    return yaml.toString();
  }

  private static String section(RecordType section, String kind, String indent) {
    return (kind.isEmpty() ? "" : indent + "kind: " + kind + "\n")
        + yaml(section.records().get(kind), indent, Map.of());
  }
}
