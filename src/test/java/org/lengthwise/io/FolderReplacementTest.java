package org.lengthwise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReplacementTest {
  @TempDir Path temporary;
  private Path place;

  @BeforeEach
  void name() {
    place = temporary.resolve("all/one");
  }

  private void replace(String text) throws IOException {
    try (FolderReplacement replacement = FolderReplacement.begin(place)) {
      Files.writeString(replacement.fresh().resolve("file"), text);
      replacement.finish();
    }
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> found = Files.list(place.getParent())) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNewFolderTakesThePlaceOfTheOldOneAndNothingElseIsLeft() throws IOException {
    replace("first");
    Files.writeString(place.resolve("other"), "of the first");
    replace("second");

    assertThat(place.resolve("file")).hasContent("second");
    assertThat(place.resolve("other")).doesNotExist();
    assertThat(beside()).containsExactly("one");
  }

  @Test
  void whatIsNotFinishedLeavesTheOldFolder() throws IOException {
    replace("first");
    try (FolderReplacement replacement = FolderReplacement.begin(place)) {
      Files.writeString(replacement.fresh().resolve("file"), "half");
    }

    assertThat(place.resolve("file")).hasContent("first");
    assertThat(beside()).containsExactly("one");
  }

  /** Killed between the two renames, as is seen by the next process. */
  @Test
  void aFolderThatAKilledProcessSetAsideIsPutBack() throws IOException {
    replace("first");
    Files.move(place, FolderReplacement.hidden(place, ".old"));
    Files.createDirectories(FolderReplacement.hidden(place, ".new").resolve("half"));
    Files.createFile(FolderReplacement.hidden(place, ".lock"));

    try (FolderReplacement replacement = FolderReplacement.begin(place)) {
      assertThat(replacement.fresh()).isEmptyDirectory();
    }

    assertThat(place.resolve("file")).hasContent("first");
    assertThat(beside()).containsExactly("one");
  }

  @Test
  void anotherOneOfTheSamePlaceIsRefusedAndOneOfAnotherPlaceIsNot() throws IOException {
    try (FolderReplacement first = FolderReplacement.begin(place)) {
      assertThatThrownBy(() -> FolderReplacement.begin(place))
          .isInstanceOf(FolderException.class)
          .hasMessage("cannot write to " + place + ": another Lengthwise process is writing to it");
      FolderReplacement.begin(place.resolveSibling("two")).close();
      Files.writeString(first.fresh().resolve("file"), "first");
      first.finish();
    }
    assertThat(place.resolve("file")).hasContent("first");
  }

  /**
   * Each takes the lock, removes it and leaves it to the next, so that files of one name follow.
   */
  @Test
  void manyAtOnceNeverHoldThePlaceTogether() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> done = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      String text = "of " + worker;
      done.add(workers.submit(() -> replaceOften(text)));
    }
    int replaced = 0;
    for (Future<Integer> worker : done) {
      replaced += worker.get();
    }
    workers.shutdown();

    assertThat(replaced).isPositive();
    assertThat(beside()).containsExactly("one");
  }

  private int replaceOften(String text) throws IOException {
    int replaced = 0;
    for (int time = 0; time < 50; time++) {
      try (FolderReplacement replacement = FolderReplacement.begin(place)) {
        assertThat(replacement.fresh()).isEmptyDirectory();
        Files.writeString(replacement.fresh().resolve("file"), text);
        assertThat(replacement.fresh().resolve("file")).hasContent(text);
        replacement.finish();
        assertThat(place.resolve("file")).hasContent(text);
        replaced++;
      } catch (FolderException e) {
        assertThat(e).hasMessageEndingWith("another Lengthwise process is writing to it");
      }
    }
    return replaced;
  }

  @Test
  void aParentThatCannotBeWrittenIsNoOtherProcess() throws IOException {
    Files.writeString(temporary.resolve("all"), "a file");
    assertThatThrownBy(() -> FolderReplacement.begin(place)).isInstanceOf(IOException.class);
  }
}
