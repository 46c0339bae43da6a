package org.lengthwise.report.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.TrainingRow;

class ChartsTest {
  private static final List<String> MODELS = List.of("one", "two & <three>");
  private static final double NONE = Double.NaN;

  @Test
  void theChartIsDescribedInWordsAndEscaped() {
    Picture picture = draw(table(20, 10));

    assertThat(picture.svg())
        .contains("<title>BLEU by source length</title>")
        .contains("two &amp; &lt;three&gt;: 1-10 10.0, 11-20 10.0, 21+ 10.0.</desc>")
        .contains("viewBox=\"0 0 900 560\"");
    assertThat(picture.text().description())
        .isEqualTo(
            "Bands are 95% bootstrap intervals over the sentences. one: 1-10 20.0, 11-20 20.0, 21+"
                + " 20.0. two & <three>: 1-10 10.0, 11-20 10.0, 21+ 10.0.");
  }

  @Test
  void anEmptyBucketLeavesAGapInLineAndBand() throws IOException {
    int whole = coloured(draw(table(20, NONE)), SeriesStyle.of(0).color());
    int gapped = coloured(draw(tableWithGap()), SeriesStyle.of(0).color());

    assertThat(gapped).isPositive().isLessThan(whole * 2 / 3);
  }

  @Test
  void aBucketWithoutAnIntervalHasAPointAndNoBand() throws IOException {
    Picture bounded = draw(List.of(row("one", 1, last(), 5, 20)));
    Picture open = draw(List.of(row("one", 1, last(), 5, 20, NONE, NONE)));

    Color color = SeriesStyle.of(0).color();
    assertThat(coloured(open, color)).isCloseTo(coloured(bounded, color), withinPercentage(10));
    assertThat(inked(open)).isLessThan(inked(bounded));
    assertThat(open.svg()).doesNotContain("NaN");
  }

  @Test
  void sentencesTooShortForAScoreAreAGapWithItsReason() {
    Picture picture =
        draw(
            List.of(
                row("one", 1, OptionalInt.of(10), 5, NONE),
                row("one", 11, OptionalInt.of(20), 0, NONE),
                row("one", 21, last(), 5, 20)));

    assertThat(picture.text().caption())
        .endsWith(
            " A bucket without sentences is a gap. So is 1–10: no reference has 4 tokens, so there"
                + " is no 4-gram to match.");
    assertThat(picture.text().description()).contains("one: 1-10 none, 11-20 none, 21+ 20.0.");
  }

  @Test
  void aModelKeepsItsColourWhenAnotherIsMissing() throws IOException {
    Picture second = draw(table(NONE, 10));

    assertThat(coloured(second, SeriesStyle.of(1).color())).isPositive();
    assertThat(coloured(second, SeriesStyle.of(0).color())).isZero();
  }

  @Test
  void thePictureIsTwiceAsLargeInPixels() throws IOException {
    BufferedImage image = image(draw(table(20, 10)));

    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getHeight()).isEqualTo(1120);
  }

  @Test
  void aSingleScoredBucketCanBeDrawn() throws IOException {
    List<LengthRow> table =
        List.of(
            row("one", 1, OptionalInt.of(10), 5, 3), empty("one"), row("one", 21, last(), 0, NONE));

    assertThat(coloured(draw(table), SeriesStyle.of(0).color())).isPositive();
  }

  @Test
  void manyModelsHaveNoBandsAndTheirLegendBelowThePlot() throws IOException {
    List<String> models = IntStream.range(0, 12).mapToObj(i -> "model-" + i).toList();
    List<LengthRow> table =
        models.stream()
            .flatMap(
                model ->
                    Stream.of(
                        row(model, 1, OptionalInt.of(10), 5, 20), row(model, 11, last(), 5, 20)))
            .toList();
    LengthCurves curves = LengthCurves.of(LengthCurves.Aspect.OF_THE_PAPER, models, table);

    Picture picture = LengthChart.draw(curves, Facets.whole(models), 0.95);

    assertThat(picture.text().description())
        .startsWith(
            "With so many models, no bands are drawn; the tables give the intervals. model-0: 1-10");
    // All lines lie on one another: what is left of the first model is its line in the legend.
    BufferedImage image = image(picture);
    int blue = SeriesStyle.of(0).color().getRGB();
    int[] places =
        IntStream.range(0, image.getHeight())
            .filter(y -> IntStream.range(0, 1800).anyMatch(x -> image.getRGB(x, y) == blue))
            .toArray();
    assertThat(places).isNotEmpty().matches(all -> all[0] > 1120);
  }

  @Test
  void longNamesStandBelowThePlotAndKeepTheirEnds() {
    Legend legend = new Legend();
    legend.add(SeriesStyle.of(0), "short");
    assertThat(legend.below()).isFalse();

    legend.add(SeriesStyle.of(1), "a name that would take more than half of the whole picture 1");

    assertThat(legend.below()).isTrue();
    assertThat(legend.height()).isEqualTo(54);
    assertThat(legend.width()).isLessThan(Plot.WIDTH);
    legend.add(SeriesStyle.of(2), "a".repeat(150) + "1");
    assertThat(legend.width()).isLessThanOrEqualTo(Plot.WIDTH);
  }

  @Test
  void aDashedLineOfManyPointsIsDashed() throws IOException {
    assertThat(inkOfALine(SeriesStyle.of(0))).isGreaterThan(0.99);
    // 8 pixels of 12, and the markers
    assertThat(inkOfALine(SeriesStyle.of(1))).isBetween(0.6, 0.8);
  }

  /** The share of a level line of 600 points that has its colour. */
  private static double inkOfALine(SeriesStyle style) throws IOException {
    Plot plot = new Plot("", "", "", Plot.HEIGHT);
    double[] x = IntStream.range(0, 600).mapToDouble(i -> i).toArray();
    double[] y = IntStream.range(0, 600).mapToDouble(i -> 0.5).toArray();
    plot.line(style, x, y);
    plot.range(0, 599, 1);
    Picture.Text text = new Picture.Text("", "", "");
    Picture.Size size = new Picture.Size(Plot.WIDTH, Plot.HEIGHT);
    BufferedImage image =
        image(Picture.of("line", Section.LEARNING_CURVES, text, size, plot::paint));
    long most = 0;
    for (int row = 0; row < image.getHeight(); row++) {
      int y0 = row;
      most =
          Math.max(
              most,
              IntStream.range(0, image.getWidth())
                  .filter(column -> image.getRGB(column, y0) == style.color().getRGB())
                  .count());
    }
    double wide = 2 * (plot.chart().getScreenXFromChart(599) - plot.chart().getScreenXFromChart(0));
    return most / wide;
  }

  @Test
  void labelsOfBucketsDoNotRunIntoEachOther() {
    LengthAxis seven = LengthAxis.of(buckets(7));
    LengthAxis thirtyOne = LengthAxis.of(buckets(31));

    assertThat(seven.turned()).isFalse();
    assertThat(seven.height()).isEqualTo(LengthAxis.LEAST);
    assertThat(thirtyOne.turned()).isTrue();
    assertThat(thirtyOne.step()).isEqualTo(1);
    assertThat(thirtyOne.height()).isGreaterThan(LengthAxis.LEAST);
    assertThat(LengthAxis.of(buckets(100)).step()).isEqualTo(3);
    Picture picture = LengthChart.draw(buckets(31), Facets.whole(MODELS), 0.95);
    assertThat(picture.size().height()).isEqualTo(560 + thirtyOne.height() - LengthAxis.LEAST);
  }

  private static LengthCurves buckets(int count) {
    return curves(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    row(
                        "one",
                        2 * i + 1,
                        i + 1 < count ? OptionalInt.of(2 * i + 2) : last(),
                        200,
                        9))
            .toList());
  }

  @Test
  void aPointBetweenGapsIsMarked() throws IOException {
    List<LengthRow> table =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    row(
                        "one",
                        i + 1,
                        i < 39 ? OptionalInt.of(i + 1) : last(),
                        i == 20 ? 5 : 0,
                        i == 20 ? 30 : NONE))
            .toList();

    // As one bucket alone is drawn: with a marker.
    int wanted = coloured(draw(List.of(row("one", 1, last(), 5, 30))), SeriesStyle.of(0).color());
    assertThat(coloured(draw(table), SeriesStyle.of(0).color()))
        .isCloseTo(wanted, withinPercentage(8));
  }

  @Test
  void scoresOfNothingCanBeDrawn() {
    assertThat(draw(table(0, 0)).png()).isNotEmpty();
  }

  @Test
  void severalSeedsAreAMeanAndARange() {
    List<LengthRow> table =
        List.of(
            row("one", 1, last(), 5, 10),
            row("one", 1, last(), 5, 16),
            row("one", 1, last(), 5, 13));

    LengthCurves.Point point = curves(table).points().get("one").get(0);

    assertThat(point.mean()).isCloseTo(13, within(1e-12));
    assertThat(point.low()).isEqualTo(10);
    assertThat(point.high()).isEqualTo(16);
  }

  @Test
  void oneSeedHasItsBootstrapInterval() {
    LengthCurves.Point point =
        curves(List.of(row("one", 1, last(), 5, 10))).points().get("one").get(0);

    assertThat(point.low()).isEqualTo(9);
    assertThat(point.high()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.3, 0.4", "9.3, 10", "9.9, 12", "28.3, 30", "97, 100", "98, 120", "NaN, 1"})
  void anAxisEndsAtARoundNumber(double highest, double top) {
    assertThat(Plot.NiceTop.of(highest)).isCloseTo(top, within(1e-9));
  }

  @Test
  void anAxisEndsAtTheMostItsScaleCanHold() {
    assertThat(Plot.NiceTop.of(99.5, 103)).isEqualTo(103);
    assertThat(Plot.NiceTop.of(60, 103)).isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 100})
  void aMarkerAtTheEdgeOfThePlotIsWhole(double bleu) throws IOException {
    int inside = coloured(draw(List.of(row("one", 1, last(), 5, 50))), SeriesStyle.of(0).color());

    int atTheEdge =
        coloured(draw(List.of(row("one", 1, last(), 5, bleu))), SeriesStyle.of(0).color());

    assertThat(atTheEdge).isCloseTo(inside, withinPercentage(8));
  }

  @Test
  void theLegendStandsWhereNoLineRuns() {
    double[] x = {0, 10};
    assertThat(corner(x, new double[] {9, 1})).isEqualTo(LegendPosition.InsideNE);
    assertThat(corner(x, new double[] {1, 9})).isEqualTo(LegendPosition.InsideNW);
    assertThat(corner(x, new double[] {9, 9})).isEqualTo(LegendPosition.InsideSW);
    double[] everywhere = {9, 9, 1, 1};
    double[] there = {0, 10, 10, 0};
    LegendCorner full = new LegendCorner(0, 10, List.of(there), List.of(everywhere));
    assertThat(full.free(10, 0.3, 0.2)).isEqualTo(LegendPosition.InsideNE);
    assertThat(full.room(LegendPosition.InsideNE, 10, 0.3, 0.2)).isCloseTo(12.5, within(1e-9));
  }

  @Test
  void timeIsTakenBetweenTheRowsOfTraining() {
    RunRecord run =
        new RunRecord(
            "m",
            1,
            Optional.empty(),
            List.of(training(10, 100), training(20, 160)),
            List.of(),
            Optional.empty(),
            "");

    assertThat(run.seconds(5)).isEqualTo(50);
    assertThat(run.seconds(10)).isEqualTo(100);
    assertThat(run.seconds(15)).isEqualTo(130);
    assertThat(run.seconds(20)).isEqualTo(160);
    assertThat(run.seconds(30)).isEqualTo(160);
  }

  @Test
  void whatCannotBeDrawnIsSaid() {
    Picture picture = draw(table(20, 10));
    Supplier<Picture> broken =
        () -> {
          throw new InternalError("no fonts");
        };

    Drawings drawings = Drawings.attempt(List.of(() -> picture, broken, () -> picture));

    assertThat(drawings.pictures()).containsExactly(picture, picture);
    assertThat(drawings.fault()).isEqualTo("no fonts");
  }

  private static LegendPosition corner(double[] x, double[] y) {
    return new LegendCorner(0, 10, List.of(x), List.of(y)).free(10, 0.3, 0.2);
  }

  private static TrainingRow training(int update, double seconds) {
    return new TrainingRow("m", 1, 1, update, 5, 3, 1, 1, 0, seconds);
  }

  private static List<LengthRow> table(double one, double two) {
    return List.of(
        row(MODELS.get(0), 1, OptionalInt.of(10), 5, one),
        row(MODELS.get(0), 11, OptionalInt.of(20), 5, one),
        row(MODELS.get(0), 21, last(), 5, one),
        row(MODELS.get(1), 1, OptionalInt.of(10), 5, two),
        row(MODELS.get(1), 11, OptionalInt.of(20), 5, two),
        row(MODELS.get(1), 21, last(), 5, two));
  }

  private static List<LengthRow> tableWithGap() {
    return List.of(
        row(MODELS.get(0), 1, OptionalInt.of(10), 5, 20),
        empty(MODELS.get(0)),
        row(MODELS.get(0), 21, last(), 5, 20));
  }

  private static LengthRow empty(String model) {
    return row(model, 11, OptionalInt.of(20), 0, NONE);
  }

  private static OptionalInt last() {
    return OptionalInt.empty();
  }

  private static LengthCurves curves(List<LengthRow> table) {
    return LengthCurves.of(LengthCurves.Aspect.OF_THE_PAPER, MODELS, table);
  }

  private static Picture draw(List<LengthRow> table) {
    return LengthChart.draw(curves(table), Facets.whole(MODELS), 0.95);
  }

  private static int coloured(Picture picture, Color color) throws IOException {
    BufferedImage image = image(picture);
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == (color.getRGB() & 0xffffff) ? 1 : 0;
      }
    }
    return count;
  }

  /** How many pixels are not white. */
  private static int inked(Picture picture) throws IOException {
    BufferedImage image = image(picture);
    return (int)
        IntStream.range(0, image.getWidth() * image.getHeight())
            .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) != 0xffffffff)
            .count();
  }

  private static BufferedImage image(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png()));
  }

  /** A bucket as the tables have it. */
  private static LengthRow row(String model, int from, OptionalInt to, int sentences, double bleu) {
    return row(model, from, to, sentences, bleu, bleu - 1, bleu + 1);
  }

  private static LengthRow row(
      String model, int from, OptionalInt to, int sentences, double bleu, double low, double high) {
    return new LengthRow(
        model,
        1,
        "all",
        "source",
        "bleu-tokenised",
        from,
        to,
        sentences,
        bleu,
        low,
        high,
        1,
        1,
        OptionalInt.of(0));
  }
}
