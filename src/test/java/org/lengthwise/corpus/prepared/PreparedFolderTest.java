package org.lengthwise.corpus.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.source.FilesExperiment;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.CorpusSpec;

/** What stands in the folder before decides what a preparation does. */
class PreparedFolderTest {
  @TempDir Path temporary;
  private FilesExperiment experiment;
  private Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void aBitextWithoutFault() {
    experiment = new FilesExperiment(temporary.resolve("tiny-en-fr"));
    folder = temporary.resolve("results/tiny/corpus");
  }

  private CorpusManifest prepare() {
    said.clear();
    return Preparation.prepare(experiment.spec(), folder, said::add);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Sha256.of(file));
      }
    }
    return contents;
  }

  @Test
  void theSameCorpusIsPreparedToTheSameBytes() throws IOException {
    prepare();
    Map<String, String> first = contents(folder);
    folder = temporary.resolve("again");
    prepare();
    assertThat(contents(folder)).isEqualTo(first);
  }

  @Test
  void anIntactCorpusIsUsedAsItIs() throws IOException {
    CorpusManifest manifest = prepare();
    Object before = Files.getAttribute(folder, "unix:ino");
    assertThat(prepare()).isEqualTo(manifest);
    assertThat(said).isEmpty();
    assertThat(Files.getAttribute(folder, "unix:ino")).isEqualTo(before);
  }

  @Test
  void anIntactCorpusIsUsedWhereverItsFilesLieNow() throws IOException {
    CorpusManifest manifest = prepare();
    Path moved = temporary.resolve("moved");
    Files.move(experiment.folder, moved);
    experiment.given = Optional.of(moved.toString());
    assertThat(prepare()).isEqualTo(manifest);
  }

  @Test
  void aDamagedCorpusIsPreparedAgainAndThatIsSaid() throws IOException {
    prepare();
    Map<String, String> whole = contents(folder);
    Files.delete(folder.resolve("dev.jsonl"));
    byte[] bytes = Files.readAllBytes(folder.resolve("train.bitext"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve("train.bitext"), bytes);

    assertThatThrownBy(() -> PreparedCorpus.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            folder
                + "/train.bitext is damaged: its SHA-256 is not the one in manifest.json\n"
                + folder
                + "/dev.jsonl is missing from the prepared corpus");
    prepare();
    assertThat(said.get(0))
        .isEqualTo(
            "prepared again, because "
                + folder
                + "/train.bitext is damaged: its SHA-256 is not the one in manifest.json; "
                + folder
                + "/dev.jsonl is missing from the prepared corpus");
    assertThat(contents(folder)).isEqualTo(whole);
    assertThat(folder.getParent()).isDirectoryNotContaining(path -> !path.equals(folder));
  }

  @Test
  void aDamagedManifestIsPreparedAgain() throws IOException {
    prepare();
    Map<String, String> whole = contents(folder);
    Path file = folder.resolve("manifest.json");
    String text = Files.readString(file);
    for (String damaged :
        List.of(
            "",
            "{",
            "null",
            text.replace("2.0", "4"),
            text.replace("\"pairs\": 3", "\"pairs\": 4x"),
            text.replace("\"shareable\": false,", ""),
            text.replace("\"format\": 1", "\"format\": 2"),
            text.replace("\"dropped\"", "\"drooped\""),
            text.replace("\"all\"", "\"7\""))) {
      assertThat(damaged).as("a change").isNotEqualTo(text);
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> PreparedCorpus.read(folder))
          .as(damaged)
          .hasMessage(file + " is damaged, or another version of this program wrote it");
      prepare();
      assertThat(said.get(0))
          .isEqualTo(
              "prepared again, because " + file + " is missing, damaged or of another version");
      assertThat(contents(folder)).isEqualTo(whole);
    }
  }

  @Test
  void otherSettingsInTheSameFolderAreAFault() throws IOException {
    prepare();
    Map<String, String> whole = contents(folder);
    experiment.lengthLimit = 4;
    experiment.words = 7;
    experiment.perBucket = Optional.of(2);
    CorpusException exception = catchThrowableOfType(CorpusException.class, this::prepare);
    String end = "; give the experiment another name or remove that folder";
    assertThat(exception.faults())
        .containsExactly(
            folder + " was prepared with corpus.length-limit 5, now 4" + end,
            folder + " was prepared with evaluation.buckets absent, now [1, 3]" + end,
            folder + " was prepared with evaluation.per-bucket absent, now 2" + end,
            folder + " was prepared with evaluation.seed absent, now 3" + end,
            folder + " was prepared with vocabulary.source-words 50, now 7" + end,
            folder + " was prepared with vocabulary.target-words 50, now 7" + end);
    assertThat(contents(folder)).isEqualTo(whole);
  }

  @Test
  void settingsThatDoNotShapeTheCorpusMayChange() {
    CorpusManifest manifest = prepare();
    experiment.evaluationSeed = 99;
    experiment.buckets = List.of(7);
    assertThat(prepare()).isEqualTo(manifest);
  }

  @Test
  void otherDataInTheSameFolderIsAFault() {
    String before = prepare().dataFiles().get("dev.en");
    experiment.write("dev.en", "the dog\na cow\n");
    assertThatThrownBy(this::prepare)
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "%s was prepared with dev.en %s, now %s; give the experiment another name or remove that folder",
            folder, before, Sha256.of("the dog\na cow\n"));
  }

  @Test
  void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.tex"), "years of work");
    assertThatThrownBy(this::prepare)
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            folder + " contains thesis.tex, which is not part of a prepared corpus; move it away");
    assertThat(folder.resolve("thesis.tex")).hasContent("years of work");
  }

  @Test
  void leftoversOfAnInterruptedPreparationAreCleared() throws IOException {
    Path begun = folder.resolveSibling(".corpus.new");
    Files.createDirectories(begun);
    Files.writeString(begun.resolve("train.bitext"), "half");
    prepare();
    assertThat(begun).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoFaultOfTheCorpus() throws IOException {
    Files.writeString(temporary.resolve("results"), "a file");
    assertThatThrownBy(this::prepare)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write " + folder + ": Not a directory");
  }

  @Test
  void aFolderWithoutAPreparedCorpusCannotBeRead() {
    assertThatThrownBy(() -> PreparedCorpus.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessage(folder + " has no manifest.json, so it is not a prepared corpus");
  }

  @Test
  void anotherKindOfCorpusInTheSameFolderIsAFault() {
    prepare();
    CorpusSpec.Grammar grammar = new CorpusSpec.Grammar(5, 60, 12, 31, 7, 23);
    assertThatThrownBy(() -> Preparation.prepare(experiment.spec(grammar), folder, said::add))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(folder + " was prepared with corpus.kind files, now grammar;");
  }
}
