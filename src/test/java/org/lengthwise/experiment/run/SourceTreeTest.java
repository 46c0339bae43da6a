package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
