package org.lengthwise.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.results.AlignmentRecord;

class AlignmentPlotTest {
  /** A cell of a short sentence, in pixels of the bitmap: 20 by 20 at twice the size. */
  private static final int CELL = 40 * 40;

  @TempDir Path folder;

  @Test
  void everyWordIsWrittenAndTheEndIsCalledAsInThePaper() {
    Picture picture = AlignmentPlot.draw(threeByTwo());

    assertThat(words(picture))
        .containsExactly("soft, seed 3", "un", "chat", "<end>", "le", "<end>", "weight 0", "1");
    assertThat(picture.text().title()).isEqualTo("Alignment of test sentence 17 by soft, seed 3");
    assertThat(picture.text().description())
        .isEqualTo(
            "Source words stand in columns, target words in rows. Most attended: le from chat"
                + " 0.70; <end> from <end> 1.00.");
  }

  @Test
  void aCellIsAsWhiteAsItsWeight() throws IOException {
    Picture picture = AlignmentPlot.draw(threeByTwo());

    // 0.2 and 0.7 of 255; the black and the white are also in the words and in the scale.
    assertThat(grey(picture, 51)).isBetween(CELL - 90, CELL + 400);
    assertThat(grey(picture, 179)).isBetween(CELL - 90, CELL + 400);
    assertThat(grey(picture, 130)).isLessThan(100);
  }

  @Test
  void equalNeighboursAreOneRectangleAndBlackIsTheGround() {
    int none = rectangles(List.of(0.0, 0.0, 0.0, 0.0));

    assertThat(rectangles(List.of(0.25, 0.25, 0.25, 0.25))).isEqualTo(none + 1);
    assertThat(rectangles(List.of(0.5, 0.0, 0.25, 0.25))).isEqualTo(none + 2);
    assertThat(rectangles(List.of(0.1, 0.2, 0.3, 0.4))).isEqualTo(none + 4);
  }

  @ParameterizedTest
  @CsvSource({"3, 20", "24, 20", "30, 16", "60, 16", "120, 16"})
  void theWordsOfAnySentenceHaveRoom(int tokens, int cell) {
    Picture picture = AlignmentPlot.draw(uniform(tokens, tokens));

    assertThat(words(picture)).hasSize(2 * tokens + 3);
    int inner = tokens * cell;
    assertThat(picture.svg()).contains("height=\"" + inner + "\"", "width=\"" + inner + "\"");
    assertThat(picture.size().width()).isBetween(inner + 30, Math.max(inner + 180, 260));
  }

  @Test
  void ofAVeryLongSentenceSomeWordsAreNotNamed() {
    Picture picture = AlignmentPlot.draw(uniform(480, 3));

    assertThat(picture.size().width()).isLessThan(2100);
    assertThat(words(picture)).hasSize(480 / 4 + 1 + 3);
  }

  @Test
  void wordsAreShownAsTheyAre() {
    AlignmentRecord odd =
        record(
            List.of("3.1415926", "<b>&amp;", "", "שלום"),
            List.of("a\u0001b\ud800", "x"),
            List.of(even(4), even(4)));

    Picture picture = AlignmentPlot.draw(odd);

    assertThat(words(picture))
        .containsExactly(
            "soft, seed 3", "3.1415926", "<b>&amp;", "שלום", "a�b�", "x", "weight 0", "1");
    assertThat(DocumentBuilderFactory.newInstance())
        .satisfies(
            factory -> {
              factory.setFeature(
                  "http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
              byte[] svg = picture.svg().getBytes(java.nio.charset.StandardCharsets.UTF_8);
              factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
            });
  }

  @Test
  void aLongWordIsShortened() {
    AlignmentRecord odd =
        record(List.of("Geschwindigkeitsbegrenzung".repeat(3)), List.of("x"), List.of(even(1)));

    Picture picture = AlignmentPlot.draw(odd);

    assertThat(words(picture).get(1)).matches("Geschwindigkeit[a-z]*…").hasSizeLessThan(27);
    assertThat(picture.size().height()).isLessThan(300);
  }

  @Test
  void aLongNameOfAModelKeepsItsSeed() {
    AlignmentRecord odd =
        new AlignmentRecord(
            "model".repeat(20),
            12,
            "given-1",
            List.of("x"),
            List.of("x"),
            List.of(-1.0),
            -1,
            List.of(even(1)));

    assertThat(words(AlignmentPlot.draw(odd)).get(0)).matches("(model)+[model]*…, seed 12");
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 0", "0, 2"})
  void nothingCanBeDrawn(int source, int target) {
    Picture picture = AlignmentPlot.draw(uniform(source, target));

    assertThat(picture.png()).isNotEmpty();
    assertThat(words(picture)).hasSize(source + target + 3);
  }

  @Test
  void alignmentsAreWrittenAsFilesNamedByModelSeedAndSentence() {
    AlignmentRecord other =
        new AlignmentRecord(
            "soft", 3, "../a b:1", List.of("x"), List.of("x"), List.of(-1.0), -1, List.of(even(1)));

    List<Path> files = AlignmentPlot.write(List.of(threeByTwo(), other), folder);

    assertThat(files)
        .containsExactly(
            folder.resolve("alignment-soft-s3-test-17.svg"),
            folder.resolve("alignment-soft-s3-..-a-b-1.svg"));
    assertThat(folder.resolve("alignment-soft-s3-test-17.svg")).isNotEmptyFile();
    assertThat(folder.resolve("alignment-soft-s3-test-17.png")).isNotEmptyFile();
  }

  @ParameterizedTest
  @CsvSource({
    "test-0, test sentence 0",
    "given-2, given sentence 2",
    "line 7, line 7",
    "test-12345678901, test-12345678901"
  })
  void sentencesAreCalledByTheirPlace(String sentence, String label) {
    assertThat(AlignmentPlot.label(sentence)).isEqualTo(label);
  }

  private static AlignmentRecord threeByTwo() {
    return record(
        List.of("un", "chat", "</s>"),
        List.of("le", "</s>"),
        List.of(List.of(0.2, 0.7, 0.1), List.of(0.0, 0.0, 1.0)));
  }

  private static AlignmentRecord record(
      List<String> source, List<String> target, List<List<Double>> weights) {
    return new AlignmentRecord("soft", 3, "test-17", source, target, List.of(), -0.75, weights);
  }

  private static AlignmentRecord uniform(int source, int target) {
    return record(
        IntStream.range(0, source).mapToObj(i -> "s" + i).toList(),
        IntStream.range(0, target).mapToObj(i -> "t" + i).toList(),
        Collections.nCopies(target, even(source)));
  }

  private static List<Double> even(int source) {
    return Collections.nCopies(source, 1.0 / source);
  }

  private static int rectangles(List<Double> row) {
    AlignmentRecord alignment = record(List.of("a", "b", "c", "d"), List.of("x"), List.of(row));
    return AlignmentPlot.draw(alignment).svg().split("<rect", -1).length - 1;
  }

  /** What a picture says, in its order. */
  private static List<String> words(Picture picture) {
    return Pattern.compile("<text [^>]*>([^<]*)</text>")
        .matcher(picture.svg())
        .results()
        .map(match -> match.group(1))
        .map(text -> text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .toList();
  }

  /** How many pixels have this grey. */
  private static int grey(Picture picture, int grey) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == grey * 0x010101 ? 1 : 0;
      }
    }
    return count;
  }
}
