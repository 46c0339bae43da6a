package org.lengthwise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path temporary;

  @Test
  void holdsAFolderForOneAtATime() {
    Path file = temporary.resolve("new/LOCK");
    try (FolderLock first = FolderLock.hold(file, Duration.ZERO)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> FolderLock.hold(file, Duration.ofMillis(150)))
          .isInstanceOf(FolderException.class)
          .hasMessage(
              "cannot work in "
                  + temporary.resolve("new")
                  + ": another process of Lengthwise is working there");
    }
    FolderLock.hold(file, Duration.ZERO).close();
  }

  @Test
  void saysWhenTheFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");

    assertThatThrownBy(() -> FolderLock.hold(file.resolve("LOCK"), Duration.ZERO))
        .isInstanceOf(FolderException.class)
        .hasMessage("cannot write to " + file + ": a file is in the place of the folder");
  }
}
