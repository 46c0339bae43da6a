package org.lengthwise.config.binding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.config.yaml.Suggestion;
import org.lengthwise.config.yaml.YamlDocument;
import org.lengthwise.io.IoFault;

/** Reads a config file and those it extends, and merges each into the one it extends. */
public final class ConfigFiles {
  /** The top-level key that names the file to start from. */
  public static final String EXTENDS = "extends";

  private static final long LARGEST = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Faults faults;

  /** The files read so far, each extended by the one before it. */
  private final List<Path> chain = new ArrayList<>();

  public ConfigFiles(Faults faults) {
    this.faults = faults;
  }

  /** The tree of a file merged over those it extends; empty if one of them cannot be used. */
  public Optional<ConfigNode> read(Path file) {
    String name = name(file);
    faults.source(name);
    if (!Files.exists(file)) {
      String near = nearFile(file).map(there -> "; did you mean `" + there + "`?").orElse("");
      faults.add(Position.whole(name), "no such file" + near);
      return Optional.empty();
    }
    return text(file).flatMap(text -> parse(text, file));
  }

  /** The tree of a text given in place of a file. */
  public Optional<ConfigNode> parse(String text, Path file) {
    String name = name(file);
    faults.source(name);
    chain.add(file);
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    int before = faults.count();
    Optional<ConfigNode> top =
        YamlDocument.read(plain, "", (line, column) -> new Position(name, line, column), faults);
    if (top.isEmpty() || isNothing(top.get())) {
      if (faults.count() == before) {
        faults.add(new Position(name, 1, 1), "the file is empty; wanted a mapping");
      }
      return Optional.empty();
    }
    return top.flatMap(node -> node instanceof ConfigMapping own ? extend(own, file) : top);
  }

  private static boolean isNothing(ConfigNode node) {
    return node instanceof ConfigScalar scalar && scalar.type() == ConfigScalar.Type.NOTHING;
  }

  private Optional<ConfigNode> extend(ConfigMapping own, Path file) {
    Optional<ConfigNode> named = own.get(EXTENDS);
    if (named.isEmpty()) {
      return Optional.of(own);
    }
    return named
        .flatMap(node -> extended(node, file))
        .flatMap(this::read)
        .flatMap(base -> merged(base, own.without(EXTENDS)));
  }

  private Optional<ConfigNode> merged(ConfigNode base, ConfigMapping own) {
    if (base instanceof ConfigMapping) {
      return Optional.of(Merge.TOP.over(own, base));
    }
    faults.add(base.at(), "the top level is " + base.found() + "; wanted a mapping");
    return Optional.empty();
  }

  /** The file that {@code extends} names, if it exists and has not been read already. */
  private Optional<Path> extended(ConfigNode node, Path file) {
    if (!(node instanceof ConfigScalar scalar)
        || scalar.type() != ConfigScalar.Type.TEXT
        || scalar.text().isBlank()) {
      faults.add(node.at(), "extends is " + node.found() + "; wanted the path of a file");
      return Optional.empty();
    }
    Path base;
    try {
      base = file.resolveSibling(scalar.text()).normalize();
    } catch (InvalidPathException e) {
      faults.add(node.at(), "extends is " + node.found() + "; wanted the path of a file");
      return Optional.empty();
    }
    if (!Files.isRegularFile(base)) {
      String near = nearFile(base).map(there -> "; did you mean `" + there + "`?").orElse("");
      faults.add(node.at(), "extends names " + name(base) + ", which is not a file" + near);
      return Optional.empty();
    }
    int before = places(chain).indexOf(place(base));
    if (before >= 0) {
      List<String> circle =
          Stream.concat(chain.subList(before, chain.size()).stream(), Stream.of(base))
              .map(ConfigFiles::name)
              .toList();
      faults.add(node.at(), "extends is circular: " + String.join(" -> ", circle));
      return Optional.empty();
    }
    return Optional.of(base);
  }

  private static List<Path> places(List<Path> files) {
    return files.stream().map(ConfigFiles::place).toList();
  }

  private static Path place(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  private Optional<String> text(Path file) {
    byte[] bytes;
    try {
      if (!Files.isRegularFile(file)) {
        faults.add(Position.whole(name(file)), "not a file; wanted a YAML file");
        return Optional.empty();
      }
      if (Files.size(file) > LARGEST) {
        faults.add(Position.whole(name(file)), "larger than 1 MiB; wanted a YAML file");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      faults.add(Position.whole(name(file)), "cannot be read: " + IoFault.reason(e));
      return Optional.empty();
    }
    return decode(bytes, name(file));
  }

  private Optional<String> decode(byte[] bytes, String name) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    try {
      return Optional.of(decoder.decode(input).toString());
    } catch (CharacterCodingException e) {
      String before = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      String last = before.substring(before.lastIndexOf('\n') + 1);
      Position at = new Position(name, line, 1 + last.codePointCount(0, last.length()));
      faults.add(at, "not valid UTF-8");
      return Optional.empty();
    }
  }

  /** A file of nearly the same name in the same folder. */
  private static Optional<String> nearFile(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || file.getFileName() == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> siblings = Files.list(folder)) {
      List<String> names =
          siblings
              .filter(Files::isRegularFile)
              .map(sibling -> sibling.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
              .sorted()
              .toList();
      return Suggestion.nearest(file.getFileName().toString(), names)
          .map(near -> name(file.resolveSibling(near)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
