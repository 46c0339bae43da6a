package org.lengthwise.experiment.plan;

import java.util.List;

/** What was asked for cannot be done; nothing has been started or changed. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> faults;

  /** With one line for each error. */
  public RefusedException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** With one error. */
  public RefusedException(String fault) {
    this(List.of(fault));
  }

  /** One line for each error. */
  public List<String> faults() {
    return faults;
  }
}
