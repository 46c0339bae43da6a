package org.lengthwise.io;

/** A folder that cannot be used: not writable, damaged, or in use by another process. */
public final class FolderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With one line that says which folder, what is wrong, and what to do. */
  public FolderException(String message) {
    super(message);
  }
}
