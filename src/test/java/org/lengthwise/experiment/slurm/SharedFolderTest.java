package org.lengthwise.experiment.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.io.FolderException;

class SharedFolderTest {
  private static final Path FOLDER = Path.of("results/tiny");

  @ParameterizedTest
  @ValueSource(strings = {"nfs4", "lustre", "gpfs", "beegfs", "ceph", "fuse.glusterfs"})
  void aFileSystemOfSeveralMachinesPasses(String type) {
    assertThat(SharedFolder.check(FOLDER, type, false))
        .isEqualTo(
            "results/tiny is on "
                + type
                + ", which all nodes should share; each task checks it again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "tmpfs", "overlay", "fuseblk", "apfs"})
  void aDiskOfThisMachineIsRefusedUnlessTheUserKnowsBetter(String type) {
    assertThatThrownBy(() -> SharedFolder.check(FOLDER, type, false))
        .isInstanceOf(FolderException.class)
        .hasMessage(
            "results/tiny is on "
                + type
                + ", which other machines usually do not see, but Slurm tasks need a folder"
                + " that all nodes share; if they do share it, add --set executor.shared=true");
    assertThat(SharedFolder.check(FOLDER, type, true))
        .isEqualTo(
            "results/tiny is shared by all nodes, according to executor.shared; each"
                + " task checks it again.");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void looksWhereTheFolderWillLie() {
    assertThatThrownBy(() -> SharedFolder.check(Path.of("/dev/shm/not/there"), false))
        .hasMessageStartingWith("/dev/shm/not/there is on tmpfs, ");
  }
}
