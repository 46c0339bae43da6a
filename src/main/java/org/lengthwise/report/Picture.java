package org.lengthwise.report;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processor;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.lengthwise.results.AtomicFile;

/**
 * A finished chart.
 *
 * @param name of the files, without their ending
 * @param title what the picture shows, in a few words
 * @param description what is drawn, for who cannot see it
 * @param svg the picture as SVG, text as outlines
 * @param png the same at twice the size in pixels
 */
record Picture(String name, String title, String description, String svg, byte[] png) {
  private static final int SCALE = 2;
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{4,}(?:[Ee]-?\\d+)?");

  /** What draws a picture, in a space of {@link Plot#WIDTH} by {@link Plot#HEIGHT}. */
  interface Painting {
    void paint(Graphics2D graphics);
  }

  static Picture of(String name, String title, String description, Painting painting) {
    try {
      String svg = described(svg(painting), title, description);
      return new Picture(name, title, description, svg, png(painting));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw " + name + ": " + e.getMessage(), e);
    }
  }

  /** Writes both files into the folder. */
  void write(Path folder) {
    AtomicFile.write(folder.resolve(name + ".svg"), svg);
    AtomicFile.write(folder.resolve(name + ".png"), png);
  }

  /** The SVG as an address that needs no file. */
  String dataUri() {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] png(Painting painting) throws IOException {
    BufferedImage image =
        new BufferedImage(SCALE * Plot.WIDTH, SCALE * Plot.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      painting.paint(graphics);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static String svg(Painting painting) throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    painting.paint(graphics);
    Processor processor = Processors.get("svg");
    Document document =
        processor.getDocument(graphics.getCommands(), new PageSize(0, 0, Plot.WIDTH, Plot.HEIGHT));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.writeTo(bytes);
    return shortened(bytes.toString(StandardCharsets.UTF_8));
  }

  /** Rounds to a thousandth of a pixel, which halves the file. */
  private static String shortened(String svg) {
    return LONG_NUMBER
        .matcher(svg)
        .replaceAll(
            number ->
                new BigDecimal(number.group())
                    .setScale(3, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString());
  }

  /** Puts a title and a description where a browser or a screen reader looks for them. */
  private static String described(String svg, String title, String description) {
    int end = svg.indexOf('>', svg.indexOf("<svg"));
    return svg.substring(0, end)
        + " role=\"img\">\n  <title>"
        + escaped(title)
        + "</title>\n  <desc>"
        + escaped(description)
        + "</desc>"
        + svg.substring(end + 1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
