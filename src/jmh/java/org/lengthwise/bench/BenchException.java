package org.lengthwise.bench;

/** Why a measurement could not be made, in one line. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BenchException(String message) {
    super(message);
  }
}
