package org.lengthwise.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Lengthwise, which a signature names: scores depend on the code that made them. */
final class SoftwareVersion {
  private static final String RESOURCE = "/org/lengthwise/version.properties";

  /** Such as {@code 0.1.0}. */
  static final String CURRENT = read();

  private SoftwareVersion() {}

  private static String read() {
    try (InputStream stream = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the class path holds no " + RESOURCE);
      }
      Properties properties = new Properties();
      properties.load(stream);
      String version = properties.getProperty("version");
      if (version == null) {
        throw new IllegalStateException(RESOURCE + " has no key version");
      }
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
