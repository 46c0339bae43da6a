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
              "cannot use "
                  + temporary.resolve("new")
                  + ": another Lengthwise process is using it");
    }
    FolderLock.hold(file, Duration.ZERO).close();
  }

  @Test
  void saysWhenTheFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");

    assertThatThrownBy(() -> FolderLock.hold(file.resolve("LOCK"), Duration.ZERO))
        .isInstanceOf(FolderException.class)
        .hasMessage("cannot write to " + file + ": there is a file in place of the folder");
  }
}
