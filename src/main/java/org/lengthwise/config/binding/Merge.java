package org.lengthwise.config.binding;

import java.util.List;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.spec.ExperimentSpec;

/**
 * Lays a part of a config over another: mappings are merged key by key, everything else is
 * replaced. If the kind of a section changes, it keeps the keys that mean the same in both kinds.
 *
 * @param type what the part becomes; empty for an unknown key, which the reader reports
 */
record Merge(Optional<ValueType> type) {
  /** The whole config. */
  static final Merge TOP = of(new RecordType(ExperimentSpec.class));

  static Merge of(ValueType type) {
    return new Merge(Optional.of(type));
  }

  /** The part at a key of this one. */
  Merge within(String key) {
    if (equals(TOP) && key.equals(EveryModel.KEY)) {
      return of(EveryModel.MODEL);
    }
    return new Merge(
        section()
            .flatMap(section -> Optional.ofNullable(section.keys().get(key)))
            .map(SpecKey::type));
  }

  /** An item of this part, if it is a list. */
  Merge item() {
    return new Merge(
        type.filter(ValueType.ListType.class::isInstance)
            .map(list -> ((ValueType.ListType) list).item()));
  }

  /** A part laid over another. */
  ConfigNode over(ConfigNode above, ConfigNode below) {
    return above instanceof ConfigMapping own && below instanceof ConfigMapping base
        ? over(own, base)
        : above;
  }

  ConfigMapping over(ConfigMapping above, ConfigMapping below) {
    ConfigMapping merged = new ConfigMapping(above.at(), kept(above, below).entries());
    for (ConfigMapping.Entry entry : above.entries()) {
      ConfigNode value =
          merged
              .get(entry.key())
              .map(base -> within(entry.key()).over(entry.value(), base))
              .orElse(entry.value());
      merged = merged.with(new ConfigMapping.Entry(entry.at(), entry.key(), value, entry.lender()));
    }
    return merged;
  }

  private ConfigMapping kept(ConfigMapping above, ConfigMapping below) {
    if (!above.changesKindOf(below)) {
      return below;
    }
    List<SpecKey> now = keysOfKind(above);
    List<String> shared =
        keysOfKind(below).stream()
            .filter(before -> now.stream().anyMatch(before::meansTheSameAs))
            .map(SpecKey::name)
            .toList();
    return below.only(shared::contains);
  }

  /** The keys of a section of the kind that the mapping names; none if it is unknown. */
  private List<SpecKey> keysOfKind(ConfigMapping mapping) {
    return mapping
        .scalar(ConfigMapping.KIND)
        .flatMap(kind -> section().map(section -> section.records().get(kind.text())))
        .map(SpecKey::of)
        .orElse(List.of());
  }

  private Optional<RecordType> section() {
    return type.filter(RecordType.class::isInstance).map(RecordType.class::cast);
  }
}
