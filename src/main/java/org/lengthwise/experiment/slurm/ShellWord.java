package org.lengthwise.experiment.slurm;

import java.util.regex.Pattern;

/** Quotes text so that a shell reads it as one word. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private ShellWord() {}

  /** Unchanged if it has no special character, otherwise in single quotes. */
  public static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
