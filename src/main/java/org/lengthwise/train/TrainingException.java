package org.lengthwise.train;

/**
 * Training cannot go on; the message is one line for the user. Checkpoints written before are
 * intact.
 */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingException(String message) {
    super(message);
  }

  TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
