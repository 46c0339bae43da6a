package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.report.charts.Drawings;
import org.lengthwise.report.charts.Picture;
import org.lengthwise.report.charts.Section;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.ValidationRow;

class ReportTest {
  private static String page = "";

  @TempDir Path folder;

  @BeforeAll
  static void writeAWholePage(@TempDir Path shared) throws IOException {
    page =
        new ResultsExample(shared, "files", List.of(1L))
            .finished(FIXED, 1)
            .finished(ATTENTION, 1)
            .page();
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
  void testSentencesHaveTheNumbersOfTheTable() throws IOException {
    ResultsExample example = new ResultsExample(folder, "files", List.of(1L)).finished(FIXED, 1);
    Map<Integer, Integer> lengths =
        HypothesisRow.read(example.folder().run(FIXED, 1).hypotheses()).stream()
            .collect(
                Collectors.toMap(
                    HypothesisRow::sentence, HypothesisRow::sourceLength, (a, b) -> a));

    List<MatchResult> shown =
        Pattern.compile("test sentence (\\d+), (\\d+) token")
            .matcher(example.page())
            .results()
            .toList();

    assertThat(shown)
        .hasSize(10)
        .allSatisfy(
            sample ->
                assertThat(lengths)
                    .containsEntry(
                        Integer.valueOf(sample.group(1)), Integer.valueOf(sample.group(2))));
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
  void everyChartStandsWithItsCaptionInItsSection() throws IOException {
    ResultsExample example = files(1L).finished(FIXED, 1).finished(ATTENTION, 1);
    String own = example.page();

    List<Picture> charts =
        Drawings.of(ExperimentResults.read(example.folder()), List.of()).pictures();
    assertThat(charts)
        .extracting(Picture::name)
        .containsExactly("length-degradation", "learning-curves", "learning-curves-by-hour");
    for (Picture chart : charts) {
      int heading =
          own.indexOf(
              chart.section() == Section.BY_LENGTH
                  ? "<h2>Scores by sentence length</h2>"
                  : "<h2>Learning curves</h2>");
      assertThat(own.substring(heading, own.indexOf("<h2>", heading + 1)))
          .as(chart.name())
          .contains(chart.dataUri(), "<figcaption>" + chart.text().caption() + "</figcaption>");
    }
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
        files(1L)
            .finished(FIXED, 1)
            .finished(ATTENTION, 1)
            .saying(FIXED, 1, evil)
            .failed(ATTENTION, 1, "<b>bold</b> & <script>")
            .page();

    assertThat(other)
        .contains("&lt;script&gt;alert('1')&lt;/script&gt; &amp; \"x\" | a\tb &lt;/section&gt;")
        .contains("שלום 🙂")
        .contains("failed: &lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;")
        .doesNotContain("<script", "<b>");
  }

  @Test
  void aSentenceOfFiveThousandTokensIsShownWhole() throws IOException {
    String longest = "mot ".repeat(5000).strip();

    String other = files(1L).finished(FIXED, 1).saying(FIXED, 1, longest).page();

    assertThat(other).contains(longest);
  }

  @Test
  void anEmptyTranslationIsSaidToBeEmpty() throws IOException {
    String other = files(1L).finished(FIXED, 1).saying(FIXED, 1, "").page();

    assertThat(other).contains("<dd class=\"empty\">(empty)</dd>");
  }

  @Test
  void lengthsThatWereTrainedOnAreNotSaidToBeNew() throws IOException {
    ResultsExample grammarTo60 = new ResultsExample(folder, "grammar", List.of(1L));

    String other = grammarTo60.withEmptyBucket(6).finished(FIXED, 1).page();

    assertThat(other).doesNotContain("trained on sentences of at most");
  }

  @Test
  void aStudyOfOneModelComparesNothing() throws IOException {
    ResultsExample example = files(1L).finished(FIXED, 1);
    Path config = example.folder().config();
    String text = Files.readString(config);
    Files.writeString(config, text.replaceAll("(?s)  - kind: attention.*?(?=training:)", ""));

    String other = example.page();

    assertThat(other)
        .contains("<h2>The model</h2>")
        .doesNotContain("What differs", "in which they differ", "in both directions", "attention");
  }

  @Test
  void lossesBeyondTheAxisAreSaid() throws IOException {
    ResultsExample example = files(1L).finished(FIXED, 1).finished(ATTENTION, 1);
    assertThat(example.page()).doesNotContain("Losses above");
    new ValidationRow(ATTENTION, 1, 9, 4321, 685.27, 9999, "", Double.NaN)
        .appendTo(example.folder().run(ATTENTION, 1).validation());

    assertThat(example.page())
        .contains(
            "Thin lines are the training loss, lines with markers the development loss. Losses"
                + " above 100 are drawn at 100; the greatest is 685.3, of attention, seed 1, at"
                + " update 4,321.</figcaption>");
  }

  @Test
  void anEmptyBucketIsAGap() throws IOException {
    String other = files(1L).withEmptyBucket(3).finished(FIXED, 1).finished(ATTENTION, 1).page();

    assertThat(other)
        .contains(
            "<td class=\"text\">31–40</td><td class=\"number\">0</td>"
                + "<td class=\"number\">–</td><td class=\"number\">–</td>")
        .contains("31-40 none");
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
