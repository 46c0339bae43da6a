package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.results.ExperimentFolder;

/** The page of an experiment some of whose runs are missing, failed or cannot be read. */
class UnfinishedReportTest {
  @TempDir Path folder;

  @Test
  void aFailedModelIsNamedAndTheOtherShown() throws IOException {
    String other =
        files(1L).finished(FIXED, 1).failed(ATTENTION, 1, "the loss is NaN at update 5.").page();

    assertThat(other)
        .contains("<li>attention, seed 1: failed: the loss is NaN at update 5.</li>")
        .contains(
            "From the shortest sentences (1–10 tokens) to the longest (61+), fixed-vector goes"
                + " from 12.3 to 6.2 BLEU.")
        .doesNotContain("in both directions");
  }

  @Test
  void missingSeedsAreNamedAndMeansSaidToBeMeans() throws IOException {
    String other =
        new ResultsExample(folder, "grammar", List.of(1L, 2L, 3L))
            .finished(FIXED, 1)
            .finished(FIXED, 3)
            .finished(ATTENTION, 1)
            .finished(ATTENTION, 2)
            .finished(ATTENTION, 3)
            .page();

    assertThat(other)
        .contains("<li>fixed-vector, seed 2: not started yet.</li>")
        .contains("(61+), averaged over seeds, fixed-vector goes from 12.8 to 6.7 BLEU")
        .contains("development loss of attention (seeds 1, 2 and 3) was the lowest so far")
        .contains("<td class=\"number\">mean of 3</td><td class=\"number\">22.4</td>")
        .contains("s.d. 0.50")
        .contains("<th class=\"number\" scope=\"col\">range of seeds</th>")
        .contains("This is an illustration")
        .contains("fixed-vector and attention were trained on sentences of at most 60 tokens")
        .contains("Lines are means over seeds, faint points single seeds, bands their range.")
        .doesNotContain("Each model was trained with one seed.");
  }

  @Test
  void aModelOfOneSeedBesideOneOfSeveralKeepsItsInterval() throws IOException {
    String other =
        new ResultsExample(folder, "grammar", List.of(1L, 2L))
            .finished(FIXED, 1)
            .finished(ATTENTION, 1)
            .finished(ATTENTION, 2)
            .page();

    assertThat(other)
        .contains(
            "Lines are means over seeds, faint points single seeds, bands their range; for"
                + " fixed-vector, with one seed, 95% bootstrap intervals over the sentences.")
        .contains(
            "<li>fixed-vector has scores of one seed only. The intervals say how the scores vary"
                + " with the test sentences, not how they vary with training.</li>")
        .contains("scope=\"col\">95% interval</th>");
    String afterInterval = other.substring(other.indexOf("scope=\"col\">95% interval</th>"));
    assertThat(afterInterval).contains("scope=\"col\">range of seeds</th>");
  }

  @Test
  void anExperimentThatHasNotBegunHasAPage() throws IOException {
    String other = files(1L).page();

    assertThat(other)
        .contains("No run of this experiment has been scored yet.")
        .contains("<li>fixed-vector, seed 1: not started yet.</li>")
        .contains("There are no translations yet.")
        .contains("No run has been validated yet.");
    assertThat(folder.resolve("figures/length-degradation.svg")).doesNotExist();
  }

  @Test
  void theBareConfigIsEnough() throws IOException {
    ExperimentFolder experiment = files(1L).folder();
    Files.delete(experiment.provenance());
    Files.delete(experiment.corpusManifest());

    assertThat(Files.readString(Report.write(experiment)))
        .contains("No corpus has been prepared yet.")
        .contains("Nothing was recorded.");
  }

  @Test
  void aTornTableIsTheFaultOfItsRunAlone() throws IOException {
    ResultsExample example = files(1L).finished(FIXED, 1).finished(ATTENTION, 1);
    Path table = example.folder().run(ATTENTION, 1).training();
    Files.writeString(table, "attention,1,one", StandardOpenOption.APPEND);
    Files.writeString(example.folder().run(ATTENTION, 1).hypotheses(), "torn");

    String other = example.page();

    assertThat(other)
        .contains("<li>attention, seed 1: " + table + ": not a table of results: ")
        .contains("The translations of these runs cannot be read: attention, seed 1.")
        .contains("fixed-vector goes from 12.3 to 6.2 BLEU and attention from 25.2 to 18.0");
  }

  private ResultsExample files(long seed) {
    return new ResultsExample(folder, "files", List.of(seed));
  }
}
