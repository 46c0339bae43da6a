package org.lengthwise.experiment.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunningBuildTest {
  @Test
  void aBuildOfMakeListsTheJobsThatNeedIt() {
    String lib = "/l w/target/lengthwise-0123456789ab/lib/";

    assertThat(RunningBuild.jobs(lib + "a.jar" + File.pathSeparator + lib + "b.jar"))
        .contains(Path.of("/l w/target/lengthwise-0123456789ab/slurm-jobs"));
  }

  @Test
  void nothingIsWrittenBesideAnotherProgram() {
    assertThat(RunningBuild.jobs("/opt/lengthwise/lib/a.jar")).isEmpty();
    assertThat(RunningBuild.jobs("target/classes")).isEmpty();
    assertThat(RunningBuild.jobs("a.jar")).isEmpty();
  }
}
