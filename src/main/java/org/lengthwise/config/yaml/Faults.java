package org.lengthwise.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The errors found so far; reading continues after each, so that all are reported together. */
public final class Faults {
  private final List<String> sources = new ArrayList<>();
  private final List<Fault> found = new ArrayList<>();

  /** Declares a source; errors are reported in the order in which their sources were declared. */
  public void source(String source) {
    sources.add(source);
  }

  public void add(Position at, String text) {
    found.add(new Fault(at, text));
  }

  /** Those found so far, in the order in which they were found. */
  public List<Fault> found() {
    return List.copyOf(found);
  }

  public int count() {
    return found.size();
  }

  /** Throws all errors, if there are any, by source, line and column. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigException(
          found.stream()
              .sorted(
                  Comparator.comparingInt((Fault fault) -> sources.indexOf(fault.at().source()))
                      .thenComparingInt(fault -> fault.at().line())
                      .thenComparingInt(fault -> fault.at().column()))
              .distinct()
              .toList());
    }
  }
}
