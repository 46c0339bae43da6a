package org.lengthwise.spec;

/** A kind of a sealed family that the family's {@code match} has no function for. */
final class MissingCaseException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  MissingCaseException(Class<?> family, Object kind) {
    super(
        family.getSimpleName()
            + ".match has no case for "
            + kind.getClass().getSimpleName()
            + "; give it a function of its own");
  }
}
