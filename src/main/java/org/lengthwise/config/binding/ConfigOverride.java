package org.lengthwise.config.binding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.KeyPath;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.config.yaml.Suggestion;
import org.lengthwise.config.yaml.YamlDocument;

/**
 * One {@code --set path=value}, which overrides the files. The path is keys separated by dots; an
 * item of a list is named by {@code [index]} or, after a dot, by the value of its {@code name}.
 */
public final class ConfigOverride {
  private final Position at;
  private final String path;
  private final ConfigNode value;
  private final boolean whole;
  private final Faults faults;

  /**
   * @param whole whether the value replaces what is there, rather than being merged with it
   */
  private ConfigOverride(Position at, String path, ConfigNode value, boolean whole, Faults faults) {
    this.at = at;
    this.path = path;
    this.value = value;
    this.whole = whole;
    this.faults = faults;
  }

  /** One value of a sweep, which replaces what is there. */
  public static ConfigOverride inPlace(Position key, String path, ConfigNode value, Faults faults) {
    return new ConfigOverride(key, path, value, true, faults);
  }

  public static boolean isPath(String path) {
    return path.matches("[^.\\[\\]\\s]+(\\.[^.\\[\\]\\s]+|\\[[0-9]+])*");
  }

  /** Applies all overrides to a tree, those of a kind first, because they decide the other keys. */
  public static ConfigNode applyAll(List<String> assignments, ConfigNode base, Faults faults) {
    List<ConfigOverride> settings =
        assignments.stream().flatMap(text -> parse(text, faults).stream()).toList();
    return applyAll(settings, base);
  }

  public static ConfigNode applyAll(List<ConfigOverride> settings, ConfigNode base) {
    ConfigNode changed = base;
    for (boolean kinds : new boolean[] {true, false}) {
      for (ConfigOverride setting : settings) {
        if (setting.isOfKind() == kinds) {
          changed = setting.apply(Optional.of(changed), Merge.TOP, "", setting.path);
        }
      }
    }
    return changed;
  }

  private static Optional<ConfigOverride> parse(String assignment, Faults faults) {
    Position at = Position.whole("--set " + Fault.plain(assignment));
    faults.source(at.source());
    int equals = assignment.indexOf('=');
    if (equals < 0) {
      faults.add(at, "no `=`; wanted key=value");
      return Optional.empty();
    }
    String path = assignment.substring(0, equals).strip();
    if (!isPath(path)) {
      faults.add(
          at, Fault.quote(path) + " is not a path; wanted keys separated by dots, as in a.b[0].c");
      return Optional.empty();
    }
    if (path.equals(ConfigFiles.EXTENDS)) {
      faults.add(at, "extends cannot be set; wanted it in a file");
      return Optional.empty();
    }
    return value(assignment.substring(equals + 1).strip(), path, at, faults)
        .map(value -> new ConfigOverride(at, path, value, false, faults));
  }

  /** A list, a mapping or a quoted text is read as YAML; anything else is a scalar as written. */
  private static Optional<ConfigNode> value(String text, String path, Position at, Faults faults) {
    return text.matches("(?s)[\\[{'\"].*")
        ? YamlDocument.read(text, path, (line, column) -> at, faults)
        : Optional.of(new ConfigScalar(at, text, ConfigScalar.Type.ofPlain(text), true));
  }

  private boolean isOfKind() {
    return path.endsWith("." + ConfigMapping.KIND);
  }

  /**
   * The node with the override applied.
   *
   * @param merge how values are laid over the node
   * @param done the part of the path that leads to the node
   * @param rest the part of the path after it
   */
  private ConfigNode apply(Optional<ConfigNode> node, Merge merge, String done, String rest) {
    if (rest.isEmpty()) {
      return whole ? value : node.map(base -> merge.over(value, base)).orElse(value);
    }
    if (node.isPresent() && node.get() instanceof ConfigList list) {
      return applyToItem(list, merge.item(), done, rest);
    }
    boolean item = rest.startsWith("[");
    if (item && node.isEmpty()) {
      return new ConfigList(at, List.of()); // the reader reports it as unknown or empty
    }
    ConfigNode base = node.orElseGet(() -> new ConfigMapping(at, List.of()));
    if (item) {
      return refused(base, KeyPath.named(done) + " is " + base.found() + "; wanted a list");
    }
    if (!(base instanceof ConfigMapping mapping)) {
      return refused(base, KeyPath.named(done) + " is " + base.found() + "; wanted a mapping");
    }
    String key = rest.split("[.\\[]", 2)[0];
    String after = rest.substring(key.length());
    String remaining = after.startsWith(".") ? after.substring(1) : after;
    ConfigNode changed =
        apply(mapping.get(key), merge.within(key), KeyPath.inside(done, key), remaining);
    Position where = mapping.entry(key).map(ConfigMapping.Entry::at).orElse(at);
    ConfigMapping.Entry entry = new ConfigMapping.Entry(where, key, changed);
    ConfigMapping alone = new ConfigMapping(at, List.of(entry));
    if (!alone.changesKindOf(mapping)) {
      return mapping.with(entry);
    }
    return whole ? alone : merge.over(alone, mapping);
  }

  private ConfigNode applyToItem(ConfigList list, Merge merge, String done, String rest) {
    int size = list.items().size();
    if (!rest.startsWith("[")) {
      return applyToNamedItem(list, merge, done, rest);
    }
    int close = rest.indexOf(']');
    String index = rest.substring(1, close);
    int item = index.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(index);
    if (item >= size) {
      return refused(
          list,
          done
              + rest.substring(0, close + 1)
              + " does not exist; "
              + done
              + " has "
              + size
              + (size == 1 ? " item" : " items")
              + ", counted from 0");
    }
    String after = rest.substring(close + 1);
    return with(list, item, merge, done, after.startsWith(".") ? after.substring(1) : after);
  }

  private ConfigNode applyToNamedItem(ConfigList list, Merge merge, String done, String rest) {
    Optional<Integer> longest =
        IntStream.range(0, list.items().size())
            .boxed()
            .filter(item -> (rest + ".").startsWith(nameOf(list, item) + "."))
            .max(Comparator.comparingInt(item -> nameOf(list, item).length()));
    if (longest.isEmpty()) {
      String wanted = rest.split("\\.", 2)[0];
      List<String> names =
          IntStream.range(0, list.items().size())
              .mapToObj(item -> nameOf(list, item))
              .filter(name -> !name.isEmpty())
              .toList();
      List<String> ways = Stream.concat(names.stream(), Stream.of("[index]")).toList();
      return refused(
          list,
          done
              + " has no item "
              + Fault.quote(wanted)
              + "; wanted "
              + Fault.either(ways)
              + Suggestion.clause(wanted, names));
    }
    int item = longest.get();
    String after = rest.substring(nameOf(list, item).length());
    return with(list, item, merge, done, after.isEmpty() ? "" : after.substring(1));
  }

  private ConfigNode with(ConfigList list, int item, Merge merge, String done, String rest) {
    Optional<ConfigNode> inner = Optional.of(list.items().get(item));
    return list.with(item, apply(inner, merge, done + "[" + item + "]", rest));
  }

  private static String nameOf(ConfigList list, int item) {
    return list.items().get(item) instanceof ConfigMapping mapping
        ? mapping.scalar("name").map(ConfigScalar::text).orElse("")
        : "";
  }

  private ConfigNode refused(ConfigNode node, String why) {
    faults.add(at, why);
    return node;
  }
}
