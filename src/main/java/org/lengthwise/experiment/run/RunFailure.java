package org.lengthwise.experiment.run;

/** A run that ended by an error; the message is one line, the cause says more. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
