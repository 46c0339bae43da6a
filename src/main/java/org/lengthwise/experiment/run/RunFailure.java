package org.lengthwise.experiment.run;

/** A run that ended with an error; the message is one line, the cause has the details. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
