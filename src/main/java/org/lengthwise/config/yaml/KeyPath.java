package org.lengthwise.config.yaml;

/** Dotted paths of keys, such as {@code models[1].hidden}; the top level is the empty path. */
public final class KeyPath {
  private KeyPath() {}

  /** The path of a key of the section at a path. */
  public static String inside(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** A path as an error names it. */
  public static String named(String path) {
    return path.isEmpty() ? "the top level" : path;
  }

  /** Whether a path is that of a key, or of something within it. */
  public static boolean isAt(String path, String key) {
    return path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[");
  }
}
