package org.lengthwise.config.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.binding.ConfigOverride;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.SweepSpec;

/** Reads the lists of a sweep, and refuses the keys that cannot be swept. */
final class SweepKeys {
  private static final String PREFIX = SweepSpec.KEY + ".";

  /** Keys of a config that cannot be swept, with the reason. */
  private static final Map<String, String> FIXED = fixed();

  private static Map<String, String> fixed() {
    String corpus =
        "all variants learn from one prepared corpus; wanted a config for each, which may extend"
            + " this one";
    String budget = "all models have the same budget";
    String machine = "the runs of an experiment share one machine";
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put("name", "all variants share one folder of results");
    fixed.put("question", "it belongs to the whole sweep");
    fixed.put("corpus", corpus);
    fixed.put("vocabulary", corpus);
    fixed.put("evaluation", "all variants are scored alike");
    fixed.put("executor", "it says what performs the runs, which no result depends on");
    fixed.put("seeds", "every variant is trained with every seed");
    Budget.KEYS.forEach(key -> fixed.put("training." + key, budget));
    fixed.put("training.device", machine);
    fixed.put("training.threads", machine);
    return fixed;
  }

  private final ConfigMapping root;
  private final Faults faults;
  private final List<SweepAxis> axes = new ArrayList<>();

  private SweepKeys(ConfigMapping root, Faults faults) {
    this.root = root;
    this.faults = faults;
  }

  /**
   * The swept keys, in the order written. A refused key keeps its first value, so that it is not
   * also reported as missing.
   *
   * @param root the top level of the config without the sweep
   */
  static List<SweepAxis> read(ConfigMapping sweep, ConfigMapping root, Faults faults) {
    SweepKeys keys = new SweepKeys(root, faults);
    keys.collect(sweep, "");
    return keys.axes;
  }

  /** Keys may be nested, which is how {@code --set} writes them. */
  private void collect(ConfigMapping mapping, String path) {
    for (ConfigMapping.Entry entry : mapping.entries()) {
      String inside = KeyPath.inside(path, entry.key());
      if (entry.value() instanceof ConfigMapping nested) {
        collect(nested, inside);
      } else if (!(entry.value() instanceof ConfigScalar scalar && scalar.leavesOut())) {
        add(entry, inside);
      }
    }
  }

  private void add(ConfigMapping.Entry entry, String written) {
    if (!ConfigOverride.isPath(written)) {
      report(entry, written, " is not a path; wanted keys separated by dots, as in a.b[0].c");
      return;
    }
    String path = SweepAxis.byName(written, root);
    List<ConfigNode> values = values(entry, written);
    Optional<String> fixed =
        FIXED.keySet().stream().filter(key -> KeyPath.isAt(path, key)).findFirst().map(FIXED::get);
    if (fixed.isPresent()) {
      report(entry, written, " cannot be swept: " + fixed.get());
      values = values.stream().limit(1).toList();
    } else if (!isSweepable(entry, written, path)) {
      return;
    }
    if (!values.isEmpty()) {
      axes.add(new SweepAxis(entry.at(), path, values));
    }
  }

  private List<ConfigNode> values(ConfigMapping.Entry entry, String written) {
    if (!(entry.value() instanceof ConfigList list)) {
      report(entry, written, " is " + entry.value().found() + "; wanted a list of values");
      return List.of(entry.value());
    }
    if (list.items().isEmpty()) {
      report(entry, written, " is an empty list; wanted at least one value");
    }
    return list.items();
  }

  private boolean isSweepable(ConfigMapping.Entry entry, String written, String path) {
    int before = faults.count();
    String section = path.split("[.\\[]", 2)[0];
    List<String> sections = List.of(EveryModel.MODELS, EveryModel.KEY, "training", "decoding");
    if (!sections.contains(section)) {
      report(
          entry,
          written,
          " is not a key of a model, training or decoding; wanted models.NAME.KEY,"
              + " every-model.KEY, training.KEY or decoding.KEY");
    } else if (path.equals(section) && !section.equals("decoding")) {
      report(entry, written, " cannot be swept whole; wanted a key inside it");
    } else if (SweepAxis.ofModel(path, root)
        .filter(of -> EveryModel.OWN.contains(of.key()))
        .isPresent()) {
      report(
          entry,
          written,
          " cannot be swept: that would be another model; wanted it in the list models");
    }
    for (SweepAxis other : axes) {
      if (KeyPath.isAt(path, other.path()) || KeyPath.isAt(other.path(), path)) {
        report(
            entry,
            written,
            path.equals(other.path())
                ? " is swept twice; wanted one list"
                : " and "
                    + other.path()
                    + " are both swept, and one contains the other; wanted one of them");
      }
    }
    return faults.count() == before;
  }

  private void report(ConfigMapping.Entry entry, String path, String text) {
    faults.add(entry.at(), PREFIX + Fault.plain(path) + text);
  }
}
