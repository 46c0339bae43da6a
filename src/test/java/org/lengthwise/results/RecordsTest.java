package org.lengthwise.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
  @TempDir Path folder;

  @Test
  void aStatusIsWrittenInTheOrderOfItsFieldsAndReadBack() throws IOException {
    Path file = folder.resolve("status.json");
    RunStatus status =
        RunStatus.waiting("attention", 7, "abc").in(RunStatus.State.FAILED, "loss is <NaN> at 5");

    status.write(file);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "model": "attention",
              "seed": 7,
              "state": "FAILED",
              "update": 0,
              "bestUpdate": 0,
              "bestLoss": null,
              "message": "loss is <NaN> at 5",
              "parameters": 0,
              "trainingSeconds": 0.0,
              "targetTokens": 0,
              "encoder": "",
              "epochs": 0,
              "identity": "abc"
            }
            """);
    assertThat(RunStatus.read(file)).isEqualTo(status);
  }

  @Test
  void everyNumberOfAStatusComesBack() {
    Path file = folder.resolve("status.json");
    RunStatus status =
        new RunStatus(
            "m",
            Long.MIN_VALUE,
            RunStatus.State.FINISHED,
            3000,
            2500,
            0.1 + 0.2,
            "",
            5_000_000_001L,
            1234.5,
            9_000_000_007L,
            "bidirectional",
            2,
            "x");

    status.write(file);

    assertThat(RunStatus.read(file)).isEqualTo(status);
  }

  @Test
  void provenanceIsTheSameWhateverTheOrderOfItsMaps() throws IOException {
    Path file = folder.resolve("provenance.json");
    Provenance provenance = provenance(Map.of("java", "17.0.1", "djl", "0.35.1", "libtorch", "2"));

    provenance.write(file);

    String text = Files.readString(file);
    assertThat(text.indexOf("\"djl\"")).isLessThan(text.indexOf("\"java\""));
    assertThat(text.indexOf("\"java\"")).isLessThan(text.indexOf("\"libtorch\""));
    assertThat(Provenance.read(file)).isEqualTo(provenance);
  }

  @Test
  void aFieldThatIsMissingIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("status.json"), "{\"model\": \"m\"}");

    assertThatThrownBy(() -> RunStatus.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ": state is missing");
  }

  @Test
  void aStateThatIsUnknownIsNotCalledMissing() throws IOException {
    Path file = folder.resolve("status.json");
    RunStatus.waiting("m", 1, "abc").write(file);
    Files.writeString(file, Files.readString(file).replace("WAITING", "DREAMING"));

    assertThatThrownBy(() -> RunStatus.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            file
                + ": state is DREAMING; wanted one of WAITING, TRAINING, TRANSLATING, FINISHED,"
                + " FAILED, STOPPED");
  }

  @Test
  void anEndBeforeTheStartSaysThatTheClockWasChanged() {
    Provenance provenance = provenance(Map.of("java", "17.0.1"));

    assertThat(provenance.end()).isEqualTo("not yet");
    assertThat(provenance.endedAt("2026-01-01T00:00:00Z").end()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(provenance.endedAt("2025-12-31T23:59:59Z").end())
        .isEqualTo("2025-12-31T23:59:59Z (before the start: clock changed)");
    assertThat(provenance.endedAt("noon").end()).isEqualTo("noon");
  }

  @Test
  void anEmptyFileAndATornOneAreErrors() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.json"), "");
    Path torn = Files.writeString(folder.resolve("torn.json"), "{\"model\": \"m");

    assertThatThrownBy(() -> RunStatus.read(empty))
        .isInstanceOf(ResultsException.class)
        .hasMessage(empty + " is empty");
    assertThatThrownBy(() -> RunStatus.read(torn))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(torn + ": ");
  }

  @Test
  void aFileThatIsNotUtf8IsDamagedAndNamed() throws IOException {
    Path status = folder.resolve("status.json");
    Files.write(status, new byte[] {'{', (byte) 0xff});
    assertThatThrownBy(() -> RunStatus.read(status))
        .isInstanceOf(ResultsException.class)
        .hasMessage(status + ": it is not UTF-8");
    Path scores = folder.resolve("scores.csv");
    Files.write(scores, new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> ScoreRow.read(scores))
        .isInstanceOf(ResultsException.class)
        .hasMessage(scores + ": it is not UTF-8");
  }

  @Test
  void foldersAreNamedAsTheDesignSays() {
    ExperimentFolder experiment = new ExperimentFolder(folder.resolve("quickstart"));
    RunFolder run = experiment.run("fixed-vector", 7);

    assertThat(experiment.name()).isEqualTo("quickstart");
    assertThat(run.root()).isEqualTo(folder.resolve("quickstart/runs/fixed-vector-s7"));
    assertThat(run.name()).isEqualTo("fixed-vector-s7");
  }

  private static Provenance provenance(Map<String, String> versions) {
    return new Provenance(
        "c0ffee",
        true,
        "0.1.0",
        "aa",
        "bb",
        Map.of("train.en", "cc"),
        versions,
        "Linux amd64",
        "Some CPU",
        2,
        1,
        List.of(1L, 3L),
        "2026-01-01T00:00:00Z",
        "",
        "asked for, system: always",
        "convolution",
        "lengthwise experiment quickstart.yaml");
  }
}
