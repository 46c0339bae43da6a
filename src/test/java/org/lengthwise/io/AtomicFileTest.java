package org.lengthwise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aShorterFileLeavesNothingOfALongerOne() throws IOException {
    Path file = folder.resolve("é sub/status.json");

    AtomicFile.write(file, "a long text\n");
    AtomicFile.write(file, "é\n");

    assertThat(Files.readAllBytes(file)).containsExactly(0xc3, 0xa9, '\n');
    assertThat(names(folder.resolve("é sub"))).containsExactly("status.json");
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path target = Files.createDirectories(folder.resolve("taken/by a folder")).getParent();
    Files.writeString(folder.resolve("old.txt"), "old");

    assertThatThrownBy(() -> AtomicFile.write(target, "new"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot write " + target + ": ");

    assertThat(names(folder)).containsExactly("old.txt", "taken");
    assertThat(target.resolve("by a folder")).isDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    Path target = folder.resolve("file/scores.csv");

    assertThatThrownBy(() -> AtomicFile.write(target, "new"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write " + target + ": there is a file in place of the folder");
  }

  @Test
  void aFolderThatIsNotSynchronisedIsForgivenAndADiskThatFailsIsNot() throws IOException {
    AtomicFile.synchronise(folder.resolve("missing"));
    assertThat(AtomicFile.isOfTheDisk(new IOException("Invalid argument"))).isFalse();
    assertThat(AtomicFile.isOfTheDisk(new IOException("Input/output error"))).isTrue();
  }

  @Test
  void whatKilledProcessesLeftIsRemovedAndNothingElse() throws IOException {
    long living = ProcessHandle.current().parent().orElseThrow().pid();
    long own = ProcessHandle.current().pid();
    for (String name :
        List.of(
            ".a.csv.999999999-1.tmp",
            ".a.csv." + own + "-1.tmp",
            ".a.csv." + living + "-1.tmp",
            ".a.csv.tmp",
            "a.csv.999999999-1.tmp",
            "a.csv")) {
      Files.writeString(folder.resolve(name), "x");
    }
    Files.createDirectory(folder.resolve(".folder.999999999-1.tmp"));

    AtomicFile.removeLeftovers(folder);
    AtomicFile.removeLeftovers(folder.resolve("missing"));

    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            ".a.csv." + living + "-1.tmp",
            ".a.csv.tmp",
            ".folder.999999999-1.tmp",
            "a.csv",
            "a.csv.999999999-1.tmp");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
