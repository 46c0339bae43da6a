package org.lengthwise.nn.tensor;

/** A device that a config names but this machine does not have. */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With one line that says what was found, and what was wanted. */
  DeviceException(String message) {
    super(message);
  }
}
