package org.lengthwise.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of {@code make bench}.
 *
 * @param values those that were given, by name
 */
record Settings(Map<String, String> values) {
  /** ONLY, SIZE, MODEL and ENVIRONMENT are lists with commas. */
  private static final Set<String> KNOWN =
      Set.of(
          "ONLY", "SIZE", "MODEL", "PEER", "PAIRS", "STEPS", "UPDATES", "DATA", "CONFIG", "RUN",
          "HUGE", "ENVIRONMENT");

  /** Reads {@code NAME=value}; an empty value is none. */
  static Settings of(String[] words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      String[] pair = word.split("=", 2);
      if (pair.length != 2 || !KNOWN.contains(pair[0])) {
        throw new BenchException(word + "; wanted one of " + KNOWN.stream().sorted().toList());
      }
      if (!pair[1].isBlank()) {
        values.put(pair[0], pair[1].strip());
      }
    }
    return new Settings(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of).map(Path::toAbsolutePath);
  }

  int number(String name, int otherwise) {
    return text(name).map(Integer::parseInt).orElse(otherwise);
  }

  List<String> list(String name, List<String> otherwise) {
    return text(name).map(text -> Arrays.asList(text.split("\\s*,\\s*"))).orElse(otherwise);
  }

  /** The sizes of SIZE. */
  List<ModelSize> sizes(List<String> otherwise) {
    return list("SIZE", otherwise).stream().map(ModelSize::of).toList();
  }

  /** The models of MODEL; otherwise both. */
  List<String> models() {
    return list("MODEL", ModelSize.MODELS);
  }

  /** Our own processes with huge pages, without, or one after the other: HUGE=on, off, both. */
  List<Boolean> hugePages() {
    String huge = text("HUGE").orElse("on");
    return switch (huge) {
      case "on" -> List.of(true);
      case "off" -> List.of(false);
      case "both" -> List.of(true, false);
      default -> throw new BenchException("HUGE=" + huge + "; wanted on, off or both");
    };
  }
}
