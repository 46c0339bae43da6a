package org.lengthwise.corpus;

import java.util.List;

/** All errors of a bitext or a prepared corpus, one line each. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  /**
   * @param faults at least one, each a line that says what was found, what was wanted, and where
   */
  public CorpusException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public CorpusException(String fault) {
    this(List.of(fault));
  }

  public CorpusException(String fault, Throwable cause) {
    this(fault);
    initCause(cause);
  }

  /** The faults in the order they were found, one line each. */
  public List<String> faults() {
    return faults;
  }
}
