package org.lengthwise.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunProvenance;

class ProvenanceTablesTest {
  @TempDir Path folder;

  @Test
  void thePageTellsWhatTheNumbersWereMadeWith() throws IOException {
    assertThat(example().page())
        .contains("<td class=\"text\">command</td>")
        .contains("lengthwise experiment example.yaml --set corpus.folder=europarl-en-fr")
        .contains("asked for, system: madvise")
        .contains("<td class=\"text\">large matrix products by</td>");
  }

  @Test
  void anEndBeforeTheStartIsExplained() throws IOException {
    ResultsExample example = example();
    Path file = example.folder().provenance();
    Provenance.read(file).endedAt("2026-01-02T02:00:00Z").write(file);

    assertThat(example.page())
        .contains("<td class=\"text\">2026-01-02T02:00:00Z (before the start: clock changed)</td>");
  }

  @Test
  void runsMadeAsTheTableSaysNeedNoNote() throws IOException {
    ResultsExample example = example();
    sessions(example, FIXED, 0, 1, 1500, 1);

    assertThat(new ProvenanceTables(ExperimentResults.read(example.folder())).runNotes()).isEmpty();
  }

  @Test
  void aRunThatWentOnWithSomethingElseIsNamed() throws IOException {
    ResultsExample example = example();
    sessions(example, FIXED, 0, 4, 1500, 1);
    sessions(example, ATTENTION, 0, 2, 700, 2);

    String page = example.page();

    assertThat(page)
        .contains(
            "<li>fixed-vector, seed 1, continued from update 1500 with threads: 4 before, 1"
                + " now.</li>")
        .contains("<li>attention, seed 1, was made with threads: 2 instead of 1.</li>")
        .contains("<li>A run that continues with something else may end differently: exact");
  }

  private ResultsExample example() {
    return new ResultsExample(folder, "files", List.of(1L))
        .finished(FIXED, 1)
        .finished(ATTENTION, 1);
  }

  private static void sessions(
      ResultsExample example, String model, int from, int threads, int then, int otherThreads) {
    ExperimentFolder folder = example.folder();
    RunEnvironment table = Provenance.read(folder.provenance()).environment();
    RunProvenance.NONE
        .with(new RunProvenance.Session(from, "2026-01-02T03:04:05Z", with(threads, table)))
        .with(new RunProvenance.Session(then, "2026-01-02T03:34:05Z", with(otherThreads, table)))
        .write(folder.run(model, 1).provenance());
  }

  private static RunEnvironment with(int threads, RunEnvironment like) {
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
