package org.lengthwise.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.results.RunProvenance.Session;

class RunProvenanceTest {
  @TempDir Path folder;

  @Test
  void comesBackAsItWasWritten() {
    RunProvenance provenance =
        RunProvenance.NONE
            .with(session(0, "A", 1))
            .with(session(300, "B", 2))
            .trained(Map.of("final", "f0", "best", "b0"));

    provenance.write(folder.resolve("provenance.json"));

    assertThat(RunProvenance.read(folder.resolve("provenance.json"))).isEqualTo(provenance);
  }

  @Test
  void aSessionWhoseWorkWasLostIsNone() {
    RunProvenance killedBeforeItsFirstCheckpoint =
        RunProvenance.NONE.with(session(0, "A", 1)).with(session(0, "B", 1));
    assertThat(killedBeforeItsFirstCheckpoint.sessions()).containsExactly(session(0, "B", 1));

    RunProvenance backToAnEarlierCheckpoint =
        RunProvenance.NONE
            .with(session(0, "A", 1))
            .with(session(50, "B", 1))
            .with(session(75, "C", 1))
            .with(session(50, "D", 1));
    assertThat(backToAnEarlierCheckpoint.sessions())
        .containsExactly(session(0, "A", 1), session(50, "D", 1));
  }

  @Test
  void pausesAddUpAndStayWithTheirSession() {
    RunProvenance paused =
        RunProvenance.NONE
            .with(session(0, "A", 1))
            .paused(3.5)
            .paused(7)
            .with(session(300, "A", 1))
            .paused(1.25);

    assertThat(paused.sessions()).extracting(Session::pausedSeconds).containsExactly(10.5, 1.25);
    assertThat(paused.pausedSeconds()).isEqualTo(11.75);
    assertThat(paused.with(session(0, "A", 1)).pausedSeconds()).isZero();
    assertThat(paused.changes()).isEmpty();
  }

  @Test
  void aRunOfAnEarlierVersionRecordsNoPause() throws Exception {
    Path file = folder.resolve("provenance.json");
    RunProvenance.NONE.with(session(0, "A", 1)).write(file);
    String before = Files.readString(file).replaceFirst(",\\s*\"pausedSeconds\": 0.0", "");
    assertThat(before).doesNotContain("paused");
    Files.writeString(file, before);

    assertThat(RunProvenance.read(file).pausedSeconds()).isZero();
  }

  @Test
  void hashesOfWeightsGoWhenTrainingGoesOn() {
    RunProvenance trained =
        RunProvenance.NONE.with(session(0, "A", 1)).trained(Map.of("best", "b"));

    assertThat(trained.with(session(300, "A", 1)).weightsSha256()).isEmpty();
  }

  @Test
  void tellsWhereItWentOnWithSomethingElse() {
    assertThat(
            RunProvenance.NONE
                .with(session(0, "A", 1))
                .with(session(100, "A", 1))
                .with(session(200, "B", 2))
                .changes())
        .containsExactly(
            "continued from update 200 with processor: A before, B now; threads: 1 before, 2 now");
  }

  @Test
  void tellsWhenItsBeginningWasNotRecorded() {
    assertThat(RunProvenance.NONE.with(session(40, "A", 1)).changes())
        .containsExactly("has no record of what made its first 40 updates");
  }

  @Test
  void aSessionWithoutCircumstancesIsAFault() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("provenance.json"),
            "{\"sittings\": [{\"fromUpdate\": 0, \"started\": \"\"}], \"weightsSha256\": {}}");

    assertThatThrownBy(() -> RunProvenance.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ": circumstances is missing");
  }

  private static Session session(int fromUpdate, String cpu, int threads) {
    return new Session(fromUpdate, "2026-01-02T03:04:05Z", RunEnvironmentTest.on(cpu, threads));
  }

  @Test
  void aReplayComesBackAndOneOfNoUpdatesIsAFault() throws Exception {
    Path file = folder.resolve("replay.json");
    assertThat(Replay.find(file)).isEmpty();

    new Replay(17).write(file);
    assertThat(Replay.find(file)).contains(new Replay(17));

    Files.writeString(file, "{}");
    assertThatThrownBy(() -> Replay.find(file))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ": updates is 0; it must be at least 1");
  }
}
