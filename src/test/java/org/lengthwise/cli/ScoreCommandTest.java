package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.run.TensorEngine;
import picocli.CommandLine;

class ScoreCommandTest {
  private static final String DOG =
      "The dog bit the man.\nIt wasn't surprising.\nThe man had just bitten him.\n";
  private static final String DOG_REFERENCE =
      "The dog bit the man.\nIt was not unexpected.\nThe man bit him first.\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeFiles() throws IOException {
    write("hyp", DOG);
    write("ref", DOG_REFERENCE);
    write("src", "un deux\nun\nun deux trois quatre\n");
  }

  @Test
  void bothKindsArePrintedWithFourDecimals() {
    assertThat(run()).isZero();
    assertThat(out.toString())
        .contains("bleu-tokenised 44.4281\n")
        .contains("|tok:none|smooth:none|")
        .contains("bleu-13a 45.0675\n")
        .contains("|tok:13a|smooth:exp|")
        .contains("(BP = 1.000 ratio = 1.000 hyp_len = 17 ref_len = 17)")
        .doesNotContain("1-10");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tokensMayBeTheMatchesOfARegularExpression() throws IOException {
    write("hyp", "l'été, déjà vu\n");
    write("ref", "l' été , déjà vu\n");
    write("src", "a-b c\n");
    assertThat(
            run("--tokens", "\\w+'|\\w+|[^\\w\\s]", "--sources", path("src"), "--buckets", "3,4"))
        .isZero();
    assertThat(out.toString())
        .contains("bleu-tokenised 100.0000\n")
        .contains("hyp_len = 5 ref_len = 5")
        .containsPattern("4-4 +1 +100.0000");
  }

  @Test
  void aBadRegularExpressionIsAFault() {
    assertThat(run("--tokens", "(")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("--tokens is (; it is not a regular expression: Unclosed group\n");
  }

  @Test
  void withSourcesARowIsPrintedForEachBucketOfTheirLength() {
    assertThat(run("--sources", path("src"), "--buckets", "1,3")).isZero();
    assertThat(out.toString().lines().map(line -> line.strip().replaceAll("  +", " ")))
        .contains("1-1 1 0.0000 0.0000 0.0000 0.7165 0.7500")
        .anyMatch(line -> line.startsWith("2-3 1 100.0000"))
        .anyMatch(line -> line.startsWith("4+ 1 "));
  }

  @Test
  void withSourcesTheBucketsGoByTensToSixtyUnlessTold() {
    assertThat(run("--sources", path("src"), "--json")).isZero();
    List<String> buckets = new ArrayList<>();
    JsonObject tokenised = json().getAsJsonArray("scores").get(0).getAsJsonObject();
    tokenised
        .getAsJsonArray("by_source_length")
        .forEach(
            bucket ->
                buckets.add(
                    bucket.getAsJsonObject().get("length_from")
                        + "-"
                        + bucket.getAsJsonObject().get("length_to")));
    assertThat(buckets)
        .containsExactly("1-10", "11-20", "21-30", "31-40", "41-50", "51-60", "61-null");
  }

  @Test
  void theJsonHoldsEveryDigitAndNullForWhatDoesNotExist() {
    assertThat(
            run(
                "--sources",
                path("src"),
                "--buckets",
                "4",
                "--json",
                "--resamples",
                "150",
                "--confidence",
                "0.9",
                "--seed",
                "7",
                "--lower-case"))
        .isZero();
    JsonObject root = json();
    assertThat(root.get("sentences").getAsInt()).isEqualTo(3);
    assertThat(root.get("lower_case").getAsBoolean()).isTrue();
    assertThat(root.get("resamples").getAsInt()).isEqualTo(150);
    assertThat(root.get("confidence").getAsDouble()).isEqualTo(0.9);
    assertThat(root.get("seed").getAsLong()).isEqualTo(7);
    assertThat(root.get("sentences_in_no_bucket").getAsInt()).isZero();
    JsonObject v13a = root.getAsJsonArray("scores").get(1).getAsJsonObject();
    assertThat(v13a.get("metric").getAsString()).isEqualTo("bleu-13a");
    assertThat(v13a.get("signature").getAsString()).startsWith("nrefs:1|case:lc|eff:no|tok:13a|");
    assertThat(v13a.get("score").getAsString()).matches("45\\.0675\\d{8,}");
    assertThat(v13a.get("low").getAsDouble()).isLessThan(v13a.get("score").getAsDouble());
    assertThat(v13a.get("high").getAsDouble()).isGreaterThan(v13a.get("score").getAsDouble());
    assertThat(v13a.get("brevity_penalty").getAsDouble()).isEqualTo(1);
    assertThat(v13a.get("length_ratio").getAsDouble()).isEqualTo(1);
    assertThat(v13a.get("hypothesis_length").getAsInt()).isEqualTo(17);
    assertThat(v13a.get("reference_length").getAsInt()).isEqualTo(17);
    assertThat(v13a.getAsJsonArray("precisions")).hasSize(4);
    JsonObject last = v13a.getAsJsonArray("by_source_length").get(1).getAsJsonObject();
    assertThat(last)
        .hasToString(
            "{\"length_from\":5,\"length_to\":null,\"sentences\":0,\"score\":null,\"low\":null,"
                + "\"high\":null,\"undefined\":null,\"brevity_penalty\":null,\"length_ratio\":null,"
                + "\"hypothesis_length\":null,\"reference_length\":null,\"precisions\":[]}");
  }

  @Test
  void whereNoReferenceIsLongEnoughTheJsonGivesAReasonInsteadOfAScore() throws IOException {
    write("hyp", "the cat\n");
    write("ref", "the cat\n");
    assertThat(run("--json")).isZero();
    JsonObject tokenised = json().getAsJsonArray("scores").get(0).getAsJsonObject();
    assertThat(tokenised.get("score").isJsonNull()).isTrue();
    assertThat(tokenised.get("low").isJsonNull()).isTrue();
    assertThat(tokenised.get("undefined").getAsString())
        .isEqualTo("no reference has 4 tokens, so there is no 4-gram to match");
    assertThat(tokenised.get("length_ratio").getAsDouble()).isEqualTo(1);
  }

  @Test
  void emptyHypothesesCount() throws IOException {
    write("hyp", "\nthe cat sat on the mat\n");
    write("ref", "the cat\nthe cat sat on the mat\n");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("bleu-tokenised 71.6531\n").contains("bleu-13a 71.6531\n");
  }

  @Test
  void hypothesesThatAreAllEmptyScoreZero() throws IOException {
    write("hyp", "\n\n\n");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("bleu-tokenised 0.0000\n").contains("BP = 0.000");
  }

  @Test
  void filesOfDifferentLengthAreRefusedInOneLine() throws IOException {
    write("ref", DOG_REFERENCE + "x");
    assertRefused("the files must have the same number of lines, but HYP has 3, REF has 4");
    write("ref", DOG_REFERENCE);
    write("src", "a\n");
    assertRefused(
        "the files must have the same number of lines, but HYP has 3, REF has 3, SRC has 1",
        "--sources",
        path("src"));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithFileAndLine() throws IOException {
    Files.write(folder.resolve("ref"), "a\ncaf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("REF:2: the line is not UTF-8");
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    Files.delete(folder.resolve("hyp"));
    assertRefused("HYP: no such file");
  }

  @Test
  void emptyFilesAreRefused() throws IOException {
    write("hyp", "");
    write("ref", "");
    assertRefused("there is nothing to score: HYP and REF have no lines");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertRefused("--resamples is 99; it must be at least 100", "--resamples", "99");
    assertRefused(
        "--confidence is 0.49; it must lie between 0.5 and 0.999", "--confidence", "0.49");
    assertRefused("--confidence is 1.0; it must lie between 0.5 and 0.999", "--confidence", "1");
    assertRefused("--confidence is NaN; it must lie between 0.5 and 0.999", "--confidence", "NaN");
    assertRefused(
        "--buckets is 10,10; the lengths must rise from at least 1", "--buckets", "10,10");
    assertRefused("--buckets is 0; the lengths must rise from at least 1", "--buckets", "0");
  }

  @Test
  void theBoundsOfTheOptionsAreTaken() {
    assertThat(run("--resamples", "100", "--confidence", "0.5")).isZero();
    assertThat(run("--resamples", "100", "--confidence", "0.999")).isZero();
  }

  @Test
  void aMissingOptionIsBadInput() {
    assertThat(execute(List.of("--hypotheses", path("hyp")))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("lengthwise: Missing required option: '--references FILE'");
  }

  @Test
  void theHelpSaysWhatIsPrintedAndGivesExamples() {
    assertThat(execute(List.of("--help"))).isZero();
    assertThat(out.toString())
        .contains("bleu-tokenised counts\nthe tokens between white space")
        .contains("(default: 10,20,30,40,50,60)")
        .contains("lengthwise score --hypotheses out.fr --references test.fr --sources test.en")
        .containsOnlyOnce("Exit code");
  }

  private void assertRefused(String message, String... options) {
    err.getBuffer().setLength(0);
    assertThat(run(options)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            message
                    .replace("HYP", path("hyp"))
                    .replace("REF", path("ref"))
                    .replace("SRC", path("src"))
                + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--hypotheses", path("hyp"), "--references", path("ref")));
    arguments.addAll(List.of(options));
    return execute(arguments);
  }

  private int execute(List<String> arguments) {
    CommandLine program =
        Main.commandLine(new TensorEngine())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    return program.execute(
        Stream.concat(Stream.of("score"), arguments.stream()).toArray(String[]::new));
  }

  private JsonObject json() {
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
