package org.lengthwise.results;

/**
 * A file of results that is not what it should be; the message names the file and what is wrong.
 */
public final class ResultsException extends RuntimeException {
  /** A fault without a cause of its own. */
  public ResultsException(String message) {
    super(message);
  }

  /** A fault found by a reader, which says more. */
  public ResultsException(String message, Throwable cause) {
    super(message, cause);
  }
}
