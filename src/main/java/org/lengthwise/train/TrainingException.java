package org.lengthwise.train;

/**
 * Training cannot continue; the message is one line for the user. Earlier checkpoints are intact.
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
