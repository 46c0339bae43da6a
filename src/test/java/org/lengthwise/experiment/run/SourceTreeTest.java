package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class SourceTreeTest {
  @TempDir Path checkout;
  @TempDir Path clones;

  @BeforeEach
  void commitSources() throws Exception {
    assumeThat(SourceTree.output(List.of("git", "--version"))).isPresent();
    Files.writeString(checkout.resolve("pom.xml"), "<artifactId>lengthwise</artifactId>");
    Files.createDirectories(checkout.resolve("src/main"));
    Files.writeString(checkout.resolve("src/main/A.java"), "class A {}");
    git("init", "-q");
  }

  @Test
  void theCommitIsTheLastThatChangedTheSources() throws Exception {
    commit("sources");
    String sources = git("rev-parse", "HEAD");
    Files.writeString(checkout.resolve("README.md"), "words");
    commit("a document");
    Files.writeString(checkout.resolve("README.md"), "other words");

    assertThat(found()).contains(new SourceTree(sources, false));
  }

  /** There git takes the commit that the clone begins with for the one that added all files. */
  @Test
  void aShallowCloneThatMayLackTheCommitSaysSo() throws Exception {
    commit("sources");
    Files.writeString(checkout.resolve("README.md"), "words");
    commit("a document");
    Path clone = clone("--depth=1", "file://" + checkout);
    assertThat(SourceTree.around(clone.resolve("pom.xml")))
        .contains(new SourceTree(git("rev-parse", "HEAD") + " (shallow clone)", false));

    Files.writeString(checkout.resolve("pom.xml"), " ", StandardOpenOption.APPEND);
    commit("a source");
    String sources = git("rev-parse", "HEAD");
    Files.writeString(checkout.resolve("README.md"), "more words");
    commit("a document");

    assertThat(SourceTree.around(clone("--depth=2", "file://" + checkout).resolve("pom.xml")))
        .contains(new SourceTree(sources + " (shallow clone)", false));
    assertThat(SourceTree.around(clone("--depth=3", "file://" + checkout).resolve("pom.xml")))
        .contains(new SourceTree(sources, false));
  }

  /** A shell reads no CR, and tests compare bytes. */
  @Test
  void aCloneThatWouldTurnLineEndsHasTheBytesThatWereCommitted() throws Exception {
    Files.copy(Path.of(".gitattributes"), checkout.resolve(".gitattributes"));
    Path launcher = Path.of("src/main/dist/bin/lengthwise");
    Files.copy(launcher, checkout.resolve("src/main/launcher"));
    commit("sources");

    Path clone = clone("--config=core.autocrlf=true", checkout.toString());

    assertThat(clone.resolve("src/main/launcher")).hasSameBinaryContentAs(launcher);
  }

  @Test
  void aChangedSourceIsDirtyAndSoIsANewOne() throws Exception {
    commit("sources");
    String sources = git("rev-parse", "HEAD");

    Files.writeString(checkout.resolve("src/main/B.java"), "class B {}");

    assertThat(found()).contains(new SourceTree(sources, true));
  }

  @Test
  void sourcesThatWereNeverCommittedHaveNoCommit() {
    assertThat(found()).isEmpty();
  }

  @Test
  void anotherProjectIsNotTakenForThisOne() throws Exception {
    Files.writeString(checkout.resolve("pom.xml"), "<artifactId>another</artifactId>");
    commit("sources");

    assertThat(found()).isEmpty();
  }

  private Optional<SourceTree> found() {
    return SourceTree.around(checkout.resolve("target/lengthwise/lib/lengthwise.jar"));
  }

  private Path clone(String... arguments) throws IOException {
    Path clone = Files.createTempDirectory(clones, "clone");
    List<String> command = new ArrayList<>(List.of("clone", "-q"));
    command.addAll(List.of(arguments));
    command.add(clone.toString());
    git(command.toArray(String[]::new));
    return clone;
  }

  private void commit(String message) {
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", message);
  }

  private String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(List.of(arguments));
    return SourceTree.output(command).orElseThrow().strip();
  }
}
