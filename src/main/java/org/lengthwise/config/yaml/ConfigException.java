package org.lengthwise.config.yaml;

import java.util.List;

/** A config that cannot be used, with all its errors. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  ConfigException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** One line per error: {@code file:line:column: path, what was found, what was wanted}. */
  public List<String> faults() {
    return faults;
  }
}
