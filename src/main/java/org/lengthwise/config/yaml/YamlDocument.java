package org.lengthwise.config.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Parses a YAML text to a tree: YAML 1.2 with the core schema, without what a config does not need
 * (anchors, merge keys, tags, several documents).
 */
public final class YamlDocument {
  /** The core schema exactly; that of the library also has merge keys and the environment. */
  private static final Schema CORE =
      new Schema() {
        @Override
        public ScalarResolver getScalarResolver() {
          return (text, plain) -> plain ? ConfigScalar.Type.ofPlain(text).tag() : Tag.STR;
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
          return Map.of();
        }
      };

  /** Far more than a config needs, and far less than overflows the stack of the composer. */
  private static final int DEEPEST = 50;

  private final String text;
  private final BiFunction<Integer, Integer, Position> position;
  private final Faults faults;
  private final IdentityHashMap<Node, ConfigNode> converted = new IdentityHashMap<>();

  private YamlDocument(
      String text, BiFunction<Integer, Integer, Position> position, Faults faults) {
    this.text = text;
    this.position = position;
    this.faults = faults;
  }

  /**
   * The tree of a text; empty for an empty text, and for invalid YAML, which is reported.
   *
   * @param path the dotted path of the tree's top
   * @param position the place of a line and a column, both from 1
   */
  public static Optional<ConfigNode> read(
      String text, String path, BiFunction<Integer, Integer, Position> position, Faults faults) {
    return new YamlDocument(text, position, faults).compose(path);
  }

  private Optional<ConfigNode> compose(String path) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(CORE)
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      Optional<Mark> deep = tooDeep(settings);
      if (deep.isPresent()) {
        faults.add(at(deep), "nested more than " + DEEPEST + " levels deep");
        return Optional.empty();
      }
      return new Compose(settings).composeString(text).map(top -> convert(top, path));
    } catch (MarkedYamlEngineException e) {
      faults.add(at(e.getProblemMark()), "not valid YAML: " + problem(e));
    } catch (ReaderException e) {
      faults.add(
          atCodePoint(e.getPosition()),
          "not valid YAML: the character "
              + Fault.quote(Character.toString(e.getCodePoint()))
              + " is not allowed");
    } catch (YamlEngineException e) {
      faults.add(position.apply(1, 1), "not valid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Mark> tooDeep(LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        return event.getStartMark();
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return Optional.empty();
  }

  private String problem(MarkedYamlEngineException e) {
    boolean tab =
        e.getProblemMark()
            .map(
                mark ->
                    mark.getPointer() < mark.getBuffer().length
                        && mark.getBuffer()[mark.getPointer()] == '\t')
            .orElse(false);
    if (tab) {
      return "a tab; wanted spaces";
    }
    if (e.getProblem().equals("mapping values are not allowed here")) {
      return "a `:` where no key can start; check the indentation, the line before, and quotes"
          + " around text with a colon";
    }
    String context = e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext();
    String since =
        e.getContextMark().map(mark -> " that starts on line " + (mark.getLine() + 1)).orElse("");
    String full = e.getProblem() + (context.isEmpty() ? "" : ", " + context + since);
    return full.replaceAll("\\s+", " ");
  }

  private ConfigNode convert(Node node, String path) {
    ConfigNode done = converted.get(node);
    if (done != null) {
      return done;
    }
    if (node.getAnchor().isPresent()) {
      faults.add(
          at(node.getStartMark()),
          KeyPath.named(path)
              + " has an anchor; wanted the value written out wherever it is needed");
      converted.put(node, new ConfigMapping(at(node.getStartMark()), List.of()));
    }
    ConfigNode made = make(node, path);
    converted.put(node, made);
    return made;
  }

  private ConfigNode make(Node node, String path) {
    if (node instanceof MappingNode mapping) {
      rejectOtherTag(node, Tag.MAP, path);
      return mapping(mapping, path);
    }
    if (node instanceof SequenceNode list) {
      rejectOtherTag(node, Tag.SEQ, path);
      List<ConfigNode> items = new ArrayList<>();
      for (Node item : list.getValue()) {
        items.add(convert(item, path + "[" + items.size() + "]"));
      }
      return new ConfigList(at(list.getStartMark()), List.copyOf(items));
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean text = !scalar.isPlain() || scalar.getTag().equals(Tag.STR);
    ConfigScalar.Type type =
        text ? ConfigScalar.Type.TEXT : ConfigScalar.Type.ofPlain(scalar.getValue());
    rejectOtherTag(node, type.tag(), path);
    return new ConfigScalar(at(node.getStartMark()), scalar.getValue(), type, false);
  }

  private void rejectOtherTag(Node node, Tag implied, String path) {
    if (!node.getTag().equals(implied)) {
      String tag = Fault.quote(node.getTag().getValue());
      faults.add(
          at(node.getStartMark()), KeyPath.named(path) + " has the tag " + tag + "; wanted none");
    }
  }

  private ConfigMapping mapping(MappingNode node, String path) {
    List<ConfigMapping.Entry> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Position at = at(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(
            at,
            "a key of "
                + KeyPath.named(path)
                + " is "
                + found(tuple.getKeyNode())
                + "; wanted a word");
        continue;
      }
      String inside = KeyPath.inside(path, Fault.plain(key.getValue()));
      Position first = seen.putIfAbsent(key.getValue(), at);
      if (first != null) {
        faults.add(at, inside + " is given twice; first on line " + first.line());
        continue;
      }
      ConfigNode value = convert(tuple.getValueNode(), inside);
      entries.add(new ConfigMapping.Entry(at, key.getValue(), value));
    }
    return new ConfigMapping(at(node.getStartMark()), List.copyOf(entries));
  }

  private static String found(Node node) {
    return node instanceof MappingNode ? "a mapping" : "a list";
  }

  private Position at(Optional<Mark> mark) {
    return mark.map(here -> position.apply(here.getLine() + 1, here.getColumn() + 1))
        .orElseGet(() -> position.apply(1, 1));
  }

  private Position atCodePoint(int index) {
    int line = 1;
    int column = 1;
    int[] points = text.codePoints().limit(index).toArray();
    for (int point : points) {
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
    return position.apply(line, column);
  }
}
