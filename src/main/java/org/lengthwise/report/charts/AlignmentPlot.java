package org.lengthwise.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lengthwise.io.FolderLock;
import org.lengthwise.io.IoFault;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.results.AlignmentRecord;

/**
 * An alignment in the style of Figure 3 of Bahdanau et al. 2015: source words along the top, target
 * words down the left, and for each target word a row of weights from black, 0, to white, 1. The
 * picture grows with the sentences, so that the words can be read.
 */
public final class AlignmentPlot {
  /** The prefix of the name of each file. */
  static final String PREFIX = "alignment-";

  private static final Pattern OF_THE_TEST = Pattern.compile("test-(\\d{1,9})");
  private static final Pattern GIVEN = Pattern.compile("given-(\\d{1,9})");

  /** A message lists so many letters. */
  private static final int MOST_LETTERS = 20;

  private static final double MARGIN = 14;
  private static final double GAP = 6;

  /** Side of a cell in pixels: the smallest that holds a line of words, and the largest. */
  private static final double LEAST_CELL = 16;

  private static final double MOST_CELL = 20;

  /** The width that the cells share while they are neither the smallest nor the largest. */
  private static final double SPACE = 480;

  /** Where a side would be longer than this, the cells shrink and some words are not named. */
  private static final double MOST_SPACE = 1920;

  private static final double TILT = Math.toRadians(60);

  /** From the base of a line of words to the middle of its small letters. */
  private static final double HALF_LETTER = 4.5;

  private static final double TITLE = 26;
  private static final double SCALE_WIDE = 96;
  private static final double SCALE_HIGH = 10;
  private static final int SCALE_STEPS = 16;
  private static final double LEAST_WIDTH = 260;
  private static final Color INK = new Color(0x222222);

  private final AlignmentRecord alignment;
  private final List<WordLabel> source;
  private final List<WordLabel> target;
  private final double cell;
  private final double left;
  private final double top;
  private final double width;
  private final double height;

  private AlignmentPlot(AlignmentRecord alignment) {
    this.alignment = alignment;
    source = alignment.source().stream().map(WordLabel::of).toList();
    target = alignment.target().stream().map(WordLabel::of).toList();
    int longest = Math.max(Math.max(source.size(), target.size()), 1);
    double comfortable = Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor(SPACE / longest)));
    cell = Math.min(comfortable, MOST_SPACE / longest);
    left = Math.ceil(MARGIN + widest(target) + GAP);
    top = Math.ceil(MARGIN + TITLE + widest(source) * Math.sin(TILT) + 2 * GAP);
    width = Math.max(left + right() + MARGIN, LEAST_WIDTH);
    height = top + target.size() * cell + 2 * GAP + SCALE_HIGH + MARGIN;
  }

  /**
   * Draws each alignment in the style of Figure 3 of Bahdanau et al. 2015 and writes it as {@code
   * alignment-<model>-s<seed>-<sentence>.svg} and {@code .png}, in place of older files.
   *
   * @return the SVG files, in the order of the alignments
   * @throws UncheckedIOException naming the file, when it cannot be written; or when an alignment
   *     could not be drawn, after the others
   * @throws org.lengthwise.io.FolderException when another process is drawing into the folder
   */
  @SuppressWarnings("try") // the lock is held for the length of the block
  public static List<Path> write(List<AlignmentRecord> alignments, Path folder) {
    List<Path> files = new ArrayList<>();
    String fault = "";
    try (FolderLock lock = FolderLock.ofPlace(folder)) {
      for (AlignmentRecord alignment : alignments) {
        Drawings drawn = Drawings.attempt(List.of(() -> draw(alignment)));
        for (Picture picture : drawn.pictures()) {
          picture.write(folder);
          files.add(folder.resolve(picture.name() + ".svg"));
        }
        fault = fault.isEmpty() ? drawn.fault() : fault;
      }
    } catch (IOException e) {
      throw IoFault.cannot("write to", folder, e);
    }
    if (!fault.isEmpty()) {
      throw Drawings.error("all alignments in " + folder, fault);
    }
    return files;
  }

  /**
   * Says which letters no font has here: pictures of pixels show boxes in their place; nothing
   * where there are none.
   */
  public static Optional<String> withoutFont(List<AlignmentRecord> alignments) {
    List<String> letters =
        alignments.stream()
            .flatMap(record -> Stream.concat(record.source().stream(), record.target().stream()))
            .flatMapToInt(WordLabel::withoutFont)
            .distinct()
            .mapToObj(Character::toString)
            .toList();
    int more = letters.size() - MOST_LETTERS;
    return letters.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no font of this machine has "
                + String.join(" ", more > 0 ? letters.subList(0, MOST_LETTERS) : letters)
                + (more > 0 ? " and %d other letters".formatted(more) : "")
                + ": the PNG pictures show boxes in their place");
  }

  /** Draws an alignment; its file is named by model, seed and sentence. */
  static Picture draw(AlignmentRecord alignment) {
    AlignmentPlot plot = new AlignmentPlot(alignment);
    return Picture.of(
        name(alignment),
        Section.ALIGNMENTS,
        new Picture.Text(
            "Alignment of " + label(alignment.sentence()) + " by " + by(alignment),
            "",
            plot.description()),
        new Picture.Size((int) Math.ceil(plot.width), (int) Math.ceil(plot.height)),
        plot::paint);
  }

  /** The name of the files, without their ending. */
  static String name(AlignmentRecord alignment) {
    String name = PREFIX + alignment.model() + "-s" + alignment.seed() + "-" + alignment.sentence();
    return name.replaceAll("[^\\p{L}\\p{N}._-]", "-");
  }

  /** What a sentence of {@code alignments.jsonl} is called, with the number that it has there. */
  public static String label(String sentence) {
    Matcher test = OF_THE_TEST.matcher(sentence);
    if (test.matches()) {
      return "test sentence " + test.group(1);
    }
    Matcher given = GIVEN.matcher(sentence);
    return given.matches() ? "given sentence " + given.group(1) : sentence;
  }

  /** Whose alignment it is. */
  public static String by(AlignmentRecord alignment) {
    return alignment.model() + seed(alignment);
  }

  private static String seed(AlignmentRecord alignment) {
    return ", seed " + alignment.seed();
  }

  /** Each target word with the source word of its greatest weight. */
  private String description() {
    StringBuilder text =
        new StringBuilder("Source words stand in columns, target words in rows. Most attended:");
    for (int i = 0; i < target.size(); i++) {
      List<Double> row = alignment.weights().get(i);
      int most = 0;
      for (int j = 1; j < row.size(); j++) {
        most = row.get(j) > row.get(most) ? j : most;
      }
      text.append(i == 0 ? " " : "; ").append(target.get(i).whole());
      if (!row.isEmpty()) {
        text.append(" from ")
            .append(source.get(most).whole())
            .append(' ')
            .append(Numbers.fixed(row.get(most), 2));
      }
    }
    return text.append('.').toString();
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, Math.ceil(width), Math.ceil(height)));
    graphics.setColor(INK);
    WordLabel.title(alignment.model(), seed(alignment), width - 2 * MARGIN)
        .write(graphics, MARGIN, MARGIN + GAP + 5);
    cells(graphics);
    sourceWords(graphics);
    targetWords(graphics);
    scale(graphics);
  }

  /** Black ground, and on it the cells that are not black; equal neighbours are one. */
  private void cells(Graphics2D graphics) {
    Rectangle2D field =
        new Rectangle2D.Double(left, top, source.size() * cell, target.size() * cell);
    graphics.setColor(Color.BLACK);
    graphics.fill(field);
    for (int i = 0; i < target.size(); i++) {
      List<Double> row = alignment.weights().get(i);
      int from = 0;
      while (from < row.size()) {
        int grey = grey(row.get(from));
        int to = from + 1;
        while (to < row.size() && grey(row.get(to)) == grey) {
          to++;
        }
        if (grey > 0) {
          fill(graphics, grey, left + from * cell, top + i * cell, (to - from) * cell);
        }
        from = to;
      }
    }
    graphics.setColor(Plot.AXIS);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(field);
  }

  private void fill(Graphics2D graphics, int grey, double x, double y, double wide) {
    graphics.setColor(new Color(grey, grey, grey));
    graphics.fill(new Rectangle2D.Double(x, y, wide, cell));
  }

  private static int grey(double weight) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, weight)));
  }

  private void sourceWords(Graphics2D graphics) {
    graphics.setColor(INK);
    AffineTransform upright = graphics.getTransform();
    for (int j = 0; j < source.size(); j += step()) {
      double middle = left + (j + 0.5) * cell;
      graphics.translate(
          middle + HALF_LETTER * Math.sin(TILT), top - GAP + HALF_LETTER * Math.cos(TILT));
      graphics.rotate(-TILT);
      source.get(j).write(graphics, 0, 0);
      graphics.setTransform(upright);
    }
  }

  private void targetWords(Graphics2D graphics) {
    for (int i = 0; i < target.size(); i += step()) {
      target.get(i).writeEnding(graphics, left - GAP, top + (i + 0.5) * cell + HALF_LETTER);
    }
  }

  /** Which words are named: all of them, unless the cells are lower than a line. */
  private int step() {
    return (int) Math.ceil((LEAST_CELL - 1) / cell);
  }

  /** What black and white mean. */
  private void scale(Graphics2D graphics) {
    double y = height - MARGIN - SCALE_HIGH;
    WordLabel from = WordLabel.of("weight 0");
    WordLabel to = WordLabel.of("1");
    double x = width - MARGIN - to.width() - GAP - SCALE_WIDE;
    from.writeEnding(graphics, x - GAP, y + SCALE_HIGH);
    to.write(graphics, x + SCALE_WIDE + GAP, y + SCALE_HIGH);
    double part = SCALE_WIDE / SCALE_STEPS;
    for (int i = 0; i < SCALE_STEPS; i++) {
      int grey = grey((double) i / (SCALE_STEPS - 1));
      graphics.setColor(new Color(grey, grey, grey));
      graphics.fill(new Rectangle2D.Double(x + i * part, y, part, SCALE_HIGH));
    }
    graphics.setColor(Plot.AXIS);
    graphics.draw(new Rectangle2D.Double(x, y, SCALE_WIDE, SCALE_HIGH));
  }

  /** From the left edge of the field to the end of the word that reaches furthest. */
  private double right() {
    double right = source.size() * cell;
    for (int j = 0; j < source.size(); j++) {
      double end = (j + 0.5) * cell + source.get(j).width() * Math.cos(TILT) + 2 * HALF_LETTER;
      right = Math.max(right, end);
    }
    return right;
  }

  private static double widest(List<WordLabel> words) {
    return words.stream().mapToDouble(WordLabel::width).max().orElse(0);
  }
}
