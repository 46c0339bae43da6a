package org.lengthwise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "/org/lengthwise/version.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties built = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the class path holds no " + RESOURCE);
      }
      built.load(stream);
    }
    return new String[] {
      "lengthwise " + built.getProperty("version"),
      "DJL " + built.getProperty("djl") + ", libtorch " + built.getProperty("libtorch"),
      "Java " + System.getProperty("java.version")
    };
  }
}
