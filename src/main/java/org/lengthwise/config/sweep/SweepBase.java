package org.lengthwise.config.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.binding.KeyPlaces;
import org.lengthwise.config.binding.Reading;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.binding.SpecKey;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.SweepSpec;

/**
 * The models without the values of a sweep, for the stored config. What a swept value does depends
 * on what it replaces: it may change a kind, a {@code null} may keep it out, and other keys of its
 * section may complete it. So a key that is swept, or contains swept keys, is stored where it was
 * written, in {@code every-model} or in a model; all other keys are written out in each model.
 */
final class SweepBase {
  private final SweepGrid grid;

  /** Errors found here have been reported already, when the points were read. */
  private final Reading reading = new Reading(new Faults(), new KeyPlaces(List.of())).ofParts();

  private SweepBase(SweepGrid grid) {
    this.grid = grid;
  }

  /**
   * The keys {@code every-model}, where it is needed, and {@code models}.
   *
   * @param specs the models at any point
   */
  static SweepSpec.PartialSection of(SweepGrid grid, List<ModelSpec> specs) {
    return new SweepBase(grid).of(specs);
  }

  private SweepSpec.PartialSection of(List<ModelSpec> specs) {
    List<ConfigNode> written = grid.root().list(EveryModel.MODELS).orElseThrow().items();
    List<SweepSpec.PartialSection> models = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      models.add(model((ConfigMapping) written.get(i), specs.get(i)));
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    grid.root()
        .mapping(EveryModel.KEY)
        .map(shared -> part(shared, shared(), EveryModel.KEY))
        .filter(shared -> !shared.values().isEmpty())
        .ifPresent(shared -> keys.put(EveryModel.KEY, shared));
    keys.put(EveryModel.MODELS, models);
    return new SweepSpec.PartialSection(keys);
  }

  private List<SpecKey> shared() {
    return EveryModel.keys().values().stream().filter(this::stays).toList();
  }

  private SweepSpec.PartialSection model(ConfigMapping written, ModelSpec spec) {
    Record record = (Record) spec;
    String path = EveryModel.MODELS + "." + spec.name();
    Map<String, Object> values = new LinkedHashMap<>();
    RecordType.kindOf(record.getClass()).ifPresent(kind -> values.put(ConfigMapping.KIND, kind));
    for (SpecKey key : SpecKey.of(record.getClass())) {
      String inside = KeyPath.inside(path, key.name());
      Optional<Object> value =
          stays(key)
              ? written.get(key.name()).flatMap(node -> value(node, key, inside))
              : key.of(record).filter(any -> !isSwept(inside));
      value.ifPresent(any -> values.put(key.name(), any));
    }
    return new SweepSpec.PartialSection(values);
  }

  /** Whether a key is stored where it was written; a single value of one model need not be. */
  private boolean stays(SpecKey key) {
    return grid.axes().stream()
        .filter(axis -> !axis.isOfAll())
        .filter(axis -> KeyPath.isAt(axis.key(grid.root()), key.name()))
        .anyMatch(axis -> key.type() instanceof RecordType || axis.isOfEveryModel());
  }

  private boolean isSwept(String path) {
    return grid.axes().stream().anyMatch(axis -> axis.path().equals(path));
  }

  private SweepSpec.PartialSection part(
      ConfigMapping written, Collection<SpecKey> keys, String path) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (SpecKey key : keys) {
      String inside = KeyPath.inside(path, key.name());
      written
          .get(key.name())
          .flatMap(node -> value(node, key, inside))
          .ifPresent(value -> values.put(key.name(), value));
    }
    return new SweepSpec.PartialSection(values);
  }

  /** The value of a key, without what the sweep replaces. */
  private Optional<Object> value(ConfigNode node, SpecKey key, String path) {
    if (isSwept(path)) {
      return Optional.empty();
    }
    if (node instanceof ConfigScalar scalar && scalar.leavesOut()) {
      return Optional.of(Optional.empty());
    }
    if (!(node instanceof ConfigMapping mapping && key.type() instanceof RecordType section)) {
      return key.type().read(node, path, reading);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    // A kind is kept even if it is swept: a value that changes it drops the keys beside it.
    mapping
        .scalar(ConfigMapping.KIND)
        .ifPresent(kind -> values.put(ConfigMapping.KIND, kind.text()));
    values.putAll(part(mapping, section.keys().values(), path).values());
    return values.isEmpty() ? Optional.empty() : Optional.of(new SweepSpec.PartialSection(values));
  }
}
