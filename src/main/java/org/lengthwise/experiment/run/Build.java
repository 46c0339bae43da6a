package org.lengthwise.experiment.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What Lengthwise was built from.
 *
 * @param version of Lengthwise
 * @param djl of DJL
 * @param libtorch of the libtorch that comes with it
 * @param commit the last commit that changed the program; empty when it is not known
 * @param dirty whether the sources differed from it
 */
public record Build(String version, String djl, String libtorch, String commit, boolean dirty) {
  private static final String RESOURCE = "/org/lengthwise/version.properties";

  /**
   * The build that is running. Its commit is the one that the distribution was built from; classes
   * that run without a distribution take that of the checkout around them.
   */
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
    String commit = properties.getProperty("commit", "");
    Optional<SourceTree> tree =
        commit.isEmpty()
            ? SourceTree.ofRunningCode()
            : Optional.of(
                new SourceTree(commit, Boolean.parseBoolean(properties.getProperty("dirty", ""))));
    return new Build(
        properties.getProperty("version", ""),
        properties.getProperty("djl", ""),
        properties.getProperty("libtorch", ""),
        tree.map(SourceTree::commit).orElse(""),
        tree.map(SourceTree::dirty).orElse(false));
  }
}
