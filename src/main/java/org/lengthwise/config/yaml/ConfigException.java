package org.lengthwise.config.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A config that cannot be used, with all its errors. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> found;

  ConfigException(List<Fault> found) {
    super(found.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.found = List.copyOf(found);
  }

  /** The errors, by place. */
  public List<Fault> found() {
    return found;
  }

  /** One line per error: {@code file:line:column: path, what was found, what was wanted}. */
  public List<String> faults() {
    return found.stream().map(Fault::toString).toList();
  }
}
