package org.lengthwise.config.yaml;

/**
 * Where a value of the config was written.
 *
 * @param source the file as it was named, or the whole {@code --set} argument
 * @param line from 1; 0 if an error concerns the whole source
 * @param column from 1, in code points
 */
public record Position(String source, int line, int column) {
  public static Position whole(String source) {
    return new Position(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
