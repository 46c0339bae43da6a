package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.results.ExperimentFolder;

class ReportTest {
  private static String page = "";

  @TempDir Path folder;

  @BeforeAll
  static void writeAWholePage(@TempDir Path shared) throws IOException {
    page =
        page(
            new ResultsExample(shared, "files", List.of(1L))
                .finished(FIXED, 1)
                .finished(ATTENTION, 1));
  }

  @Test
  void thePageTellsTheFindingAndItsLimits() throws IOException {
    assertThat(page)
        .contains(
            "From the shortest sentences (1–10 tokens) to the longest (61+), fixed-vector goes from"
                + " 12.3 to 6.2 BLEU and attention from 25.2 to 18.0; attention leads by 12.9 on"
                + " the shortest and by 11.8 on the longest.")
        .contains(
            "The fixed-vector encoder reads the source forwards only, the attention encoder in both"
                + " directions. The comparison changes both at once, so the gap cannot be put down"
                + " to attention alone.")
        .contains(
            "Not converged: at the last validation the development loss of attention was the lowest"
                + " so far. Longer training may change the scores and the gap.")
        .contains(
            "The development loss of fixed-vector was lowest before the last validation. That alone"
                + " does not show convergence.")
        .contains("Each model was trained with one seed.")
        .contains(
            "<li>fixed-vector and attention were trained on sentences of at most 50 tokens; the"
                + " scores of longer ones are for lengths never seen in training.</li>")
        .doesNotContain("illustration")
        .doesNotContain("Runs missing");
  }

  @Test
  void thePageHoldsTheNumbersItWasMadeFrom() throws IOException {
    assertThat(page)
        .contains("case:lc|tok:none")
        .contains("case:lc|tok:13a")
        .contains("7,654,321")
        .contains("0:40:00")
        .contains("Training pairs dropped, by reason: empty 12, too-long 23,456.")
        .contains("1234567890abcdef1234567890abcdef12345678")
        .contains("<td class=\"text\">score.kind</td><td class=\"number\">–</td>")
        .contains("l'honorable membre");
    assertThat(page.split("<section class=\"sample\">", -1)).hasSize(10 + 1);
  }

  @Test
  void thePageSaysWhatTheCorpusHolds() {
    assertThat(page)
        .contains("Translation is from en to fr, all text lower-cased.")
        .contains("The vocabularies hold 8,002 source and 8,002 target entries")
        .contains(row("training", "100,000", "2,345,678", "1.9%", "2,567,890", "2.6%"))
        .contains(row("test", "1,811", "60,123", "2.4%", "65,432", "3.9%"))
        .contains("test before sampling")
        .contains(row("1–10", "99,993", "1,993", "1,804", "4,321"))
        .contains(row("51–60", "0", "0", "0", "0"))
        .contains(row("61+", "7", "7", "7", "987"));
  }

  @Test
  void aDamagedManifestOfTheCorpusIsNamed() throws IOException {
    ExperimentFolder experiment = files(1L).folder();
    Files.writeString(experiment.corpusManifest(), "{}");

    assertThatThrownBy(() -> Report.write(experiment))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            experiment.corpusManifest()
                + " is damaged, or another version of this program wrote it");
  }

  @Test
  void thePageNeedsNoOtherFile() throws IOException {
    assertThat(page.split("<img src=\"data:image/svg\\+xml;base64,", -1)).hasSize(3 + 1);
    assertThat(page).doesNotContain("<script", "<link", "http://", "https://", "url(");
  }

  @Test
  void thePageDoesNotNameTheFoldersOfAMachine() throws IOException {
    assertThat(page)
        .contains("folder: europarl-en-fr")
        .doesNotContain("/home/someone")
        .doesNotContain("secret place");
  }

  @Test
  void sentencesAreEscaped() throws IOException {
    String evil = "<script>alert('1')</script> & \"x\" | a\tb </section> שלום 🙂";
    String other =
        page(
            files(1L)
                .finished(FIXED, 1)
                .finished(ATTENTION, 1)
                .saying(FIXED, 1, evil)
                .failed(ATTENTION, 1, "<b>bold</b> & <script>"));

    assertThat(other)
        .contains("&lt;script&gt;alert('1')&lt;/script&gt; &amp; \"x\" | a\tb &lt;/section&gt;")
        .contains("שלום 🙂")
        .contains("failed: &lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;")
        .doesNotContain("<script", "<b>");
  }

  @Test
  void aSentenceOfFiveThousandTokensIsShownWhole() throws IOException {
    String longest = "mot ".repeat(5000).strip();

    String other = page(files(1L).finished(FIXED, 1).saying(FIXED, 1, longest));

    assertThat(other).contains(longest);
  }

  @Test
  void anEmptyTranslationIsSaidToBeEmpty() throws IOException {
    String other = page(files(1L).finished(FIXED, 1).saying(FIXED, 1, ""));

    assertThat(other).contains("<dd class=\"empty\">(empty)</dd>");
  }

  @Test
  void aFailedModelIsNamedAndTheOtherShown() throws IOException {
    String other =
        page(files(1L).finished(FIXED, 1).failed(ATTENTION, 1, "the loss is NaN at update 5."));

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
        page(
            new ResultsExample(folder, "grammar", List.of(1L, 2L, 3L))
                .finished(FIXED, 1)
                .finished(FIXED, 3)
                .finished(ATTENTION, 1)
                .finished(ATTENTION, 2)
                .finished(ATTENTION, 3));

    assertThat(other)
        .contains("<li>fixed-vector, seed 2: no run yet.</li>")
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
        page(
            new ResultsExample(folder, "grammar", List.of(1L, 2L))
                .finished(FIXED, 1)
                .finished(ATTENTION, 1)
                .finished(ATTENTION, 2));

    assertThat(other)
        .contains(
            "Lines are means over seeds, faint points single seeds, bands their range; of"
                + " fixed-vector, with one seed, 95% bootstrap intervals over the sentences.")
        .contains(
            "<li>fixed-vector has scores of one seed only. The intervals say how the scores vary"
                + " with the test sentences, not how they vary with training.</li>")
        .containsSubsequence(
            "scope=\"col\">95% interval</th>", "scope=\"col\">range of seeds</th>");
  }

  @Test
  void lengthsThatWereTrainedOnAreNotSaidToBeNew() throws IOException {
    ResultsExample grammarTo60 = new ResultsExample(folder, "grammar", List.of(1L));

    String other = page(grammarTo60.withEmptyBucket(6).finished(FIXED, 1));

    assertThat(other).doesNotContain("trained on sentences of at most");
  }

  @Test
  void aStudyOfOneModelComparesNothing() throws IOException {
    ResultsExample example = files(1L).finished(FIXED, 1);
    Path config = example.folder().config();
    String text = Files.readString(config);
    Files.writeString(config, text.replaceAll("(?s)  - kind: attention.*?(?=training:)", ""));

    String other = page(example);

    assertThat(other)
        .contains("<h2>The model</h2>")
        .doesNotContain("What differs", "in which they differ", "in both directions", "attention");
  }

  @Test
  void anEmptyBucketIsAGap() throws IOException {
    String other = page(files(1L).withEmptyBucket(3).finished(FIXED, 1).finished(ATTENTION, 1));

    assertThat(other)
        .contains(
            "<td class=\"text\">31–40</td><td class=\"number\">0</td>"
                + "<td class=\"number\">–</td><td class=\"number\">–</td>")
        .contains("31-40 none");
  }

  @Test
  void anExperimentThatHasNotBegunHasAPage() throws IOException {
    String other = page(files(1L));

    assertThat(other)
        .contains("No run of this experiment has been scored yet.")
        .contains("<li>fixed-vector, seed 1: no run yet.</li>")
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

    String other = page(example);

    assertThat(other)
        .contains("<li>attention, seed 1: " + table + ": not a table of results: ")
        .contains("The translations of these runs cannot be read: attention, seed 1.")
        .contains("fixed-vector goes from 12.3 to 6.2 BLEU and attention from 25.2 to 18.0");
  }

  @Test
  void theSameResultsGiveTheSameBytes() throws IOException {
    ResultsExample example = files(1L).finished(FIXED, 1).finished(ATTENTION, 1);
    Report.write(example.folder());
    Map<String, byte[]> first = bytes(folder);

    Report.write(example.folder());

    Map<String, byte[]> second = bytes(folder);
    assertThat(second).hasSameSizeAs(first);
    first.forEach((name, content) -> assertThat(second.get(name)).as(name).isEqualTo(content));
    assertThat(first)
        .containsKeys(
            "figures/length-degradation.svg",
            "figures/length-degradation.png",
            "figures/learning-curves.svg",
            "figures/learning-curves.png",
            "figures/learning-curves-by-hour.svg",
            "figures/learning-curves-by-hour.png");
  }

  @Test
  void aFolderWithoutAConfigIsNoExperiment() {
    assertThatThrownBy(() -> Report.write(new ExperimentFolder(folder)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("no experiment: " + folder.resolve("config.yaml"));
  }

  private static String row(String name, String... numbers) {
    return "<tr><td class=\"text\">"
        + name
        + "</td>"
        + Stream.of(numbers)
            .map(number -> "<td class=\"number\">" + number + "</td>")
            .collect(Collectors.joining())
        + "</tr>";
  }

  private ResultsExample files(long seed) {
    return new ResultsExample(folder, "files", List.of(seed));
  }

  private static String page(ResultsExample example) throws IOException {
    return Files.readString(Report.write(example.folder()));
  }

  private static Map<String, byte[]> bytes(Path folder) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return bytes;
  }
}
