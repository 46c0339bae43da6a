package org.lengthwise.experiment.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.io.Sha256;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.Replay;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;

/** Without a process: runs are performed here. */
class ReproductionTest {
  @TempDir Path temporary;
  private ExperimentFolder recorded;
  private String data = "";

  @BeforeEach
  void prepare() {
    recorded = LetterCorpus.prepare(temporary, "seeds=[1]");
    LetterCorpus.perform(recorded, "fixed", 1);
    LetterCorpus.perform(recorded, "attention", 1);
    provenance(recorded).write(recorded.provenance());
    data = "corpus.folder=" + temporary.resolve("letters");
  }

  @Test
  void theSameRunsAgainAreEqualInEverything() {
    Reproduction reproduction = reproduce(data);
    perform(reproduction);

    Comparison comparison = reproduction.compare();

    assertThat(comparison.results())
        .allMatch(result -> result.verdict() == ComparisonResult.Verdict.EQUAL)
        .extracting(ComparisonResult::subject)
        .containsExactly(
            "config, SHA-256",
            "prepared corpus, SHA-256",
            "attention-s1 end",
            "attention-s1 weights, best",
            "attention-s1 weights, final",
            "attention-s1 hypotheses.csv",
            "attention-s1 alignments.jsonl",
            "attention-s1 sharpness.csv",
            "fixed-s1 end",
            "fixed-s1 weights, best",
            "fixed-s1 weights, final",
            "fixed-s1 hypotheses.csv",
            "fixed-s1 alignments.jsonl",
            "fixed-s1 sharpness.csv");
    assertThat(comparison.environmentChanges()).isEmpty();
    assertThat(comparison.allEqual()).isTrue();
  }

  @Test
  void whatIsOtherIsNamed() throws Exception {
    Reproduction reproduction = reproduce(data);
    perform(reproduction);
    RunFolder run = recorded.run("attention", 1);
    RunProvenance provenance = RunProvenance.read(run.provenance());
    RunProvenance.Session session = provenance.sessions().get(0);
    new RunProvenance(
            List.of(new RunProvenance.Session(0, "", threads(7, session.environment()))),
            Map.of("best", "feed", "final", provenance.weightsSha256().get("final")))
        .write(run.provenance());
    String config = Files.readString(recorded.config());
    Files.writeString(recorded.config(), config + "# touched\n");

    Comparison comparison = reproduction.compare();

    String best = provenance.weightsSha256().get("best");
    assertThat(comparison.results())
        .filteredOn(result -> result.verdict() == ComparisonResult.Verdict.DIFFERS)
        .containsExactly(
            ComparisonResult.differs(
                "config, SHA-256",
                Sha256.of(config) + " recorded, " + Sha256.of(config + "# touched\n") + " now"),
            ComparisonResult.differs(
                "attention-s1 weights, best", "feed recorded, " + best + " now"));
    assertThat(comparison.environmentChanges()).containsExactly("threads: 7 before, 1 now");
    assertThat(comparison.allEqual()).isFalse();
  }

  @Test
  void whatAPublicationLacksIsNotCompared() throws Exception {
    Reproduction reproduction = reproduce(data);
    perform(reproduction);
    RunFolder run = recorded.run("attention", 1);
    Files.delete(run.hypotheses());
    Files.delete(run.provenance());

    Comparison comparison = reproduction.compare();

    assertThat(comparison.results())
        .filteredOn(result -> result.verdict() != ComparisonResult.Verdict.EQUAL)
        .containsExactly(
            ComparisonResult.notCompared("attention-s1 weights", "no hashes were recorded"),
            ComparisonResult.notCompared(
                "attention-s1 hypotheses.csv", "not in the recorded results"));
    assertThat(comparison.allEqual()).isTrue();
  }

  @Test
  void theDataIsHeldAgainstItsHashesFirst() throws Exception {
    assertThatThrownBy(this::reproduce)
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the corpus is not stored with the results: add --set corpus.folder=FOLDER"
                + " (make: DATA=FOLDER); its folder was letters and contained dev.en, dev.fr,"
                + " test.en, test.fr, train.en, train.fr");

    Path file = temporary.resolve("letters/dev.en");
    String before = Sha256.of(file);
    Files.writeString(file, "a c\n");
    assertThatThrownBy(() -> reproduce(data))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "dev.en is not the file that the results were made from: SHA-256 %s then, %s now"
                .formatted(before, Sha256.of("a c\n")));
    assertThat(temporary.resolve("again")).doesNotExist();
  }

  @Test
  void onlyWhatHasEndedIsReproduced() {
    RunFolder run = recorded.run("fixed", 1);
    RunStatus.read(run.status()).in(RunStatus.State.STOPPED, "").write(run.status());

    assertThatThrownBy(() -> reproduce(data))
        .isInstanceOf(RefusedException.class)
        .hasMessage(run.root() + " is stopped; only finished or failed runs can be reproduced");
  }

  @Test
  void neverIntoTheResultsThemselves() {
    assertThatThrownBy(() -> Reproduction.of(recorded, temporary.resolve("x/.."), List.of(data)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            temporary.resolve("x/..").resolve("tiny")
                + " holds the results themselves; choose another folder with --into");
  }

  @Test
  void minutesAreReplayedToTheUpdateWhereEachRunEnded() throws Exception {
    Files.writeString(
        recorded.config(),
        Files.readString(recorded.config()).replace("updates: 10", "minutes: 0.5"));

    Reproduction reproduction = reproduce(data);
    reproduction.writeReplays();

    RunFolder again = reproduction.folder().run("attention", 1);
    assertThat(Replay.find(again.replay())).contains(new Replay(10));
    Files.createDirectories(reproduction.folder().root());
    Files.copy(recorded.config(), reproduction.folder().config());
    perform(reproduction);
    assertThat(RunStatus.read(again.status()).update()).isEqualTo(10);
  }

  private Reproduction reproduce(String... settings) {
    return Reproduction.of(recorded, temporary.resolve("again"), List.of(settings));
  }

  /** As the experiment does, but for the scores and the report. */
  private static void perform(Reproduction reproduction) {
    ExperimentFolder folder = reproduction.folder();
    try {
      LetterCorpus.prepare(folder.root().getParent(), "seeds=[1]");
      for (String model : List.of("fixed", "attention")) {
        LetterCorpus.perform(folder, model, 1);
      }
    } finally {
      provenance(folder).write(folder.provenance());
    }
  }

  private static Provenance provenance(ExperimentFolder folder) {
    CorpusManifest corpus = CorpusManifest.read(folder.corpus());
    try {
      assertThat(ExperimentReader.read(folder.config(), List.of()).name()).isEqualTo("tiny");
      return new Provenance(
          "c0ffee",
          false,
          "0.1.0",
          Sha256.of(folder.config()),
          corpus.identity(),
          corpus.dataFiles(),
          Map.of(),
          "Linux",
          "A",
          2,
          1,
          List.of(1L),
          "2026-01-02T03:04:05Z",
          "2026-01-02T03:14:05Z",
          "",
          "",
          "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunEnvironment threads(int threads, RunEnvironment like) {
    return new RunEnvironment(
        like.commit(),
        like.dirty(),
        like.version(),
        like.versions(),
        like.os(),
        like.cpu(),
        like.processors(),
        threads,
        like.hugePages(),
        like.products());
  }
}
