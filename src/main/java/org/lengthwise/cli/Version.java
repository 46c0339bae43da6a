package org.lengthwise.cli;

import org.lengthwise.experiment.run.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Build build = Build.running();
    return new String[] {
      "lengthwise " + build.version(),
      "DJL " + build.djl() + ", libtorch " + build.libtorch(),
      "Java " + System.getProperty("java.version")
    };
  }
}
