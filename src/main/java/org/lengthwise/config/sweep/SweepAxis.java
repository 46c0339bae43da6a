package org.lengthwise.config.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.config.yaml.QuotedText;
import org.lengthwise.spec.SweepSpec;

/**
 * One key of a sweep as it was written.
 *
 * @param at where the key is written
 * @param path the key as {@code --set} would name it, a model by its name
 */
record SweepAxis(Position at, String path, List<ConfigNode> values) {
  /** A key of one model, split: which model it is, and the key within. */
  record OfModel(int model, String key) {}

  /**
   * The model that a path belongs to; empty if it belongs to none of the models.
   *
   * @param root the top level of the config
   */
  static Optional<OfModel> ofModel(String path, ConfigMapping root) {
    List<ConfigNode> models = root.list(EveryModel.MODELS).map(ConfigList::items).orElse(List.of());
    Optional<OfModel> found = Optional.empty();
    int longest = -1;
    for (int i = 0; i < models.size(); i++) {
      String name =
          models.get(i) instanceof ConfigMapping model
              ? model.scalar("name").map(ConfigScalar::text).orElse("")
              : "";
      for (String way : List.of("[" + i + "]", "." + name)) {
        String start = EveryModel.MODELS + way + ".";
        if (path.startsWith(start) && way.length() > longest) {
          found = Optional.of(new OfModel(i, path.substring(start.length())));
          longest = way.length();
        }
      }
    }
    return found;
  }

  /** The path with its model given by name, even if it was given by index. */
  static String byName(String path, ConfigMapping root) {
    Optional<OfModel> of = ofModel(path, root);
    if (of.isEmpty()) {
      return path;
    }
    return root.list(EveryModel.MODELS)
        .map(models -> models.items().get(of.get().model()))
        .filter(ConfigMapping.class::isInstance)
        .flatMap(model -> ((ConfigMapping) model).scalar("name"))
        .map(name -> EveryModel.MODELS + "." + name.text() + "." + of.get().key())
        .orElse(path);
  }

  /** Whether it is a key outside the models, with the same value for all of them. */
  boolean isOfAll() {
    return !path.startsWith(EveryModel.MODELS + ".")
        && !path.startsWith(EveryModel.MODELS + "[")
        && !isOfEveryModel();
  }

  boolean isOfEveryModel() {
    return path.startsWith(EveryModel.KEY + ".");
  }

  /** The value in the files or of {@code --set} that the sweep replaces. */
  Optional<ConfigNode> covered(ConfigMapping root) {
    Optional<OfModel> of = ofModel(path, root);
    Optional<ConfigNode> node =
        of.isEmpty()
            ? Optional.of(root)
            : root.list(EveryModel.MODELS).map(models -> models.items().get(of.get().model()));
    for (String key : of.map(OfModel::key).orElse(path).split("\\.", -1)) {
      node =
          node.filter(ConfigMapping.class::isInstance)
              .flatMap(mapping -> ((ConfigMapping) mapping).get(key));
    }
    return node;
  }

  /** The key within a model, or the whole path of a key of all. */
  String key(ConfigMapping root) {
    return isOfAll()
        ? path
        : ofModel(path, root)
            .map(OfModel::key)
            .orElseGet(() -> path.substring(path.indexOf('.') + 1));
  }

  String column(ConfigMapping root) {
    return isOfAll() ? path : EveryModel.MODELS + "." + key(root);
  }

  /** The key with the values as YAML spells them on one line. */
  SweepSpec.SweptKey spelled(ConfigMapping root) {
    return new SweepSpec.SweptKey(
        path, column(root), values.stream().map(SweepAxis::spelled).toList());
  }

  /** A value as YAML spells it on one line. */
  static String spelled(ConfigNode node) {
    if (node instanceof ConfigList list) {
      return list.items().stream()
          .map(SweepAxis::spelled)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (node instanceof ConfigMapping mapping) {
      return mapping.entries().stream()
          .map(entry -> QuotedText.of(entry.key()) + ": " + spelled(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    ConfigScalar scalar = (ConfigScalar) node;
    return scalar.type() == ConfigScalar.Type.TEXT ? QuotedText.of(scalar.text()) : scalar.text();
  }

  /** The scalars within a value. */
  static List<ConfigScalar> scalars(ConfigNode node) {
    List<ConfigScalar> scalars = new ArrayList<>();
    collect(node, scalars);
    return scalars;
  }

  private static void collect(ConfigNode node, Collection<ConfigScalar> scalars) {
    if (node instanceof ConfigList list) {
      list.items().forEach(item -> collect(item, scalars));
    } else if (node instanceof ConfigMapping mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), scalars));
    } else {
      scalars.add((ConfigScalar) node);
    }
  }
}
