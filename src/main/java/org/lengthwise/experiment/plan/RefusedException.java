package org.lengthwise.experiment.plan;

import java.util.List;

/** An experiment that is not begun, or not continued, because of what was asked for. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> faults;

  /** With one line for each fault. */
  public RefusedException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** With one fault. */
  public RefusedException(String fault) {
    this(List.of(fault));
  }

  /** One line for each fault. */
  public List<String> faults() {
    return faults;
  }
}
