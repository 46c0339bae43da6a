package org.lengthwise.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The versions that Lengthwise was built with.
 *
 * @param version of Lengthwise
 * @param djl of DJL
 * @param libtorch of the libtorch that comes with it
 */
public record Build(String version, String djl, String libtorch) {
  private static final String RESOURCE = "/org/lengthwise/version.properties";

  /** The build that is running. */
  public static Build running() {
    Properties properties = new Properties();
    try (InputStream stream = Build.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the class path holds no " + RESOURCE);
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
    return new Build(
        properties.getProperty("version", ""),
        properties.getProperty("djl", ""),
        properties.getProperty("libtorch", ""));
  }
}
