package org.lengthwise.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.faults.Distribution;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.SlurmJobs;

/** Jobs that have not begun keep the build that they will run. */
@Tag("slurm")
class WaitingJobsTest {
  @TempDir Path temporary;

  @Test
  void aBuildIsKeptWhileJobsSubmittedFromItWait() throws Exception {
    Optional<String> obstacle = SlurmCluster.obstacle();
    if (obstacle.isPresent()) {
      abort(obstacle.get());
    }
    Path link = Files.createDirectories(temporary.resolve("target")).resolve("lengthwise");
    Distribution.build("first", link);
    Path first = link.toRealPath();
    try (SlurmCluster cluster =
        SlurmCluster.start(Files.createDirectories(temporary.resolve("cluster")))) {
      SlurmJobs jobs = submitted(cluster, link);
      String job = jobs.jobs().get(0);
      Map<String, String> elsewhere = Map.of("SLURM_CONF", "/nowhere", "SQUEUE_USERS", "nobody");

      assertThat(Distribution.folders(cluster.environment(), "idle", link))
          .startsWith("1 " + first + "/ is used by Slurm job " + job + ",")
          .hasLineCount(1);
      assertThat(Distribution.folders(elsewhere, "idle", link))
          .startsWith("1 " + first + "/ is used by Slurm job " + job + ",")
          .contains(" perhaps (");
      Distribution.build("second", link);
      assertThat(Distribution.folders(cluster.environment(), "clear", link)).isEqualTo("0 ");
      assertThat(first).isDirectory();

      cluster.run("scancel", job, jobs.jobs().get(1));

      assertThat(Distribution.folders(cluster.environment(), "idle", link)).isEqualTo("0 ");
      assertThat(Distribution.folders(cluster.environment(), "clear", link)).isEqualTo("0 ");
      assertThat(first).doesNotExist();
    }
  }

  private SlurmJobs submitted(SlurmCluster cluster, Path link) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    link.resolve("bin/lengthwise").toString(),
                    "experiment",
                    "configs/quickstart.yaml",
                    "--results=" + temporary,
                    "--set=corpus.pairs=60",
                    "--set=corpus.test-pairs=9",
                    "--set=executor={kind: slurm, shared: true, options: [--hold]}"))
            .inheritIO();
    builder.environment().putAll(cluster.environment());
    assertThat(builder.start().waitFor()).isZero();
    return SlurmJobs.read(new ExperimentFolder(temporary.resolve("quickstart")).slurmJobs());
  }
}
