package org.lengthwise.report.charts;

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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.IoFault;

/**
 * A finished chart or alignment, as the files and the page hold it.
 *
 * @param name of the files, without their ending
 * @param section its section of the page
 * @param size in pixels of a screen
 * @param svg the picture as SVG
 * @param png the same at twice the size in pixels
 */
public record Picture(String name, Section section, Text text, Size size, String svg, byte[] png) {
  private static final int SCALE = 2;
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{4,}(?:[Ee]-?\\d+)?");

  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  /** What no XML may hold: control characters, and halves of a pair. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}\\x{FFFE}\\x{FFFF}]");

  /** A text that begins to the left of its origin, so that it ends there. */
  private static final Pattern ENDING =
      Pattern.compile("(<text style=\"[^\"]*)\" x=\"-[0-9.]+\" y=\"0\"");

  private static final Pattern FAMILY = Pattern.compile("font-family:(&quot;[^&]*&quot;)");

  /**
   * The words that go with a picture.
   *
   * @param title what it shows, in a few words
   * @param caption the text below it; may be empty
   * @param description what is drawn, for readers who cannot see it
   */
  public record Text(String title, String caption, String description) {
    /** What takes its place where it is not seen. */
    public String alternative() {
      return title + ". " + description;
    }
  }

  /** Width and height in pixels of a screen. */
  public record Size(int width, int height) {}

  /** What draws a picture, in a space of its size. */
  interface Painting {
    void paint(Graphics2D graphics);
  }

  static Picture of(String name, Section section, Text text, Size size, Painting painting) {
    try {
      String svg = described(svg(size, painting), text);
      return new Picture(name, section, text, size, svg, png(size, painting));
    } catch (IOException e) {
      throw IoFault.cannot("draw", name, e);
    }
  }

  /** Writes both files into the folder. */
  void write(Path folder) {
    AtomicFile.write(folder.resolve(name + ".svg"), svg);
    AtomicFile.write(folder.resolve(name + ".png"), png);
  }

  /** The SVG as an address that needs no file. */
  public String dataUri() {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] png(Size size, Painting painting) throws IOException {
    BufferedImage image =
        new BufferedImage(SCALE * size.width(), SCALE * size.height(), BufferedImage.TYPE_INT_RGB);
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
    // In memory: where the temporary folder is full or missing, pictures are drawn all the same.
    try (ImageOutputStream inMemory = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", inMemory);
    }
    return bytes.toByteArray();
  }

  private static String svg(Size size, Painting painting) throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    painting.paint(graphics);
    Processor processor = Processors.get("svg");
    Document document =
        processor.getDocument(
            graphics.getCommands(), new PageSize(0, 0, size.width(), size.height()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.writeTo(bytes);
    // Who lacks the font of this machine still has one without serifs.
    String svg =
        FAMILY
            .matcher(bytes.toString(StandardCharsets.UTF_8))
            .replaceAll("font-family:$1,sans-serif");
    // It ends there as well where another font makes it longer or shorter.
    svg = ENDING.matcher(svg).replaceAll("$1text-anchor:end;\" x=\"0\" y=\"0\"");
    return shortened(svg);
  }

  /** Rounds to a thousandth of a pixel, which halves the file; what is written stays as it is. */
  private static String shortened(String svg) {
    return TAG.matcher(svg).replaceAll(tag -> Matcher.quoteReplacement(rounded(tag.group())));
  }

  private static String rounded(String tag) {
    return LONG_NUMBER
        .matcher(tag)
        .replaceAll(
            number ->
                new BigDecimal(number.group())
                    .setScale(3, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString());
  }

  /** Puts a title and a description where a browser or a screen reader looks for them. */
  private static String described(String svg, Text text) {
    int end = svg.indexOf('>', svg.indexOf("<svg"));
    return svg.substring(0, end)
        + " role=\"img\">\n  <title>"
        + escaped(text.title())
        + "</title>\n  <desc>"
        + escaped(text.description())
        + "</desc>"
        + svg.substring(end + 1);
  }

  /** The text with a sign in the place of what no file of XML may hold. */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
  }

  private static String escaped(String text) {
    return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
