package org.lengthwise.experiment.slurm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The build that this process runs from, as {@code make} keeps it: in a folder of its own, which a
 * later build removes once nothing uses it. Jobs that wait are no processes, so they are listed
 * there; {@code src/main/build/folders} reads the list.
 */
final class RunningBuild {
  private static final Pattern NAME = Pattern.compile("lengthwise-[0-9a-f]{12}");

  private RunningBuild() {}

  /** Its list of jobs; nothing for a program that make did not build. */
  static Optional<Path> jobs(String classPath) {
    return Optional.ofNullable(Path.of(classPath.split(File.pathSeparator, 2)[0]).getParent())
        .filter(lib -> lib.endsWith("lib"))
        .map(Path::getParent)
        .filter(build -> NAME.matcher(String.valueOf(build.getFileName())).matches())
        .map(build -> build.resolve("slurm-jobs"));
  }

  /** Keeps the build until a job has ended. */
  static void neededBy(String job) {
    Optional<Path> jobs = jobs(System.getProperty("java.class.path"));
    if (jobs.isPresent()) {
      try {
        Files.writeString(
            jobs.get(), job + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        // A user who cannot write there does not build there.
      }
    }
  }
}
