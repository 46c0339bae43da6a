package org.lengthwise.experiment.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commands with Slurm's names that note their arguments and say what a test wants. */
public final class FakeSlurm {
  private final Path folder;

  /** An empty queue, no accounting, and jobs that get the ids 11, 12, and so on. */
  public FakeSlurm(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    answer("sbatch", "n=$(($(cat n 2>/dev/null || echo 10) + 1)); echo $n >n; echo $n");
    answer("squeue", ":");
    answer("scancel", ":");
    answer("scontrol", ":");
    answer("sacct", "echo 'Slurm accounting storage is disabled' >&2; exit 1");
  }

  /** Gives a command its answer, in words of the shell. */
  public void answer(String command, String script) throws IOException {
    Path file = folder.resolve(command);
    Files.writeString(
        file,
        "#!/bin/sh\necho \"%s $*\" >>'%s'\ncd '%s'\n%s\n"
            .formatted(command, folder.resolve("calls"), folder, script));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  public Slurm commands() {
    return commands(Map.of());
  }

  /** With more in the environment than this process has. */
  Slurm commands(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(more);
    return new Slurm(folder + "/", new SubmitterEnvironment(environment));
  }

  Path folder() {
    return folder;
  }

  /** What was called, with its arguments. */
  List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }
}
