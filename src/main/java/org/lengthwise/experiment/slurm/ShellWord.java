package org.lengthwise.experiment.slurm;

import java.util.regex.Pattern;

/** Text as a shell takes it for one word. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private ShellWord() {}

  /** As it is where it has no character of the shell's own, else in single quotes. */
  public static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
