package org.lengthwise.report.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.results.AlignmentRecord;

/**
 * The pictures of a study.
 *
 * @param pictures one for each chart that has numbers, and for each alignment
 * @param fault why the others could not be drawn; empty when all could
 */
public record Drawings(List<Picture> pictures, String fault) {
  /** The charts of the page, in its order: a new one is added here. */
  private static final List<Chart> CHARTS =
      List.of(LengthChart.CHART, CurveChart.BY_UPDATE, CurveChart.BY_HOUR);

  /** The figures that an earlier report may have left. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "(%s|%s.+)\\.(?:svg|png)"
              .formatted(
                  CHARTS.stream().map(Chart::name).collect(Collectors.joining("|")),
                  AlignmentPlot.PREFIX));

  /** The charts of a study, and every alignment. */
  public static Drawings of(ExperimentResults study, List<AlignmentRecord> alignments) {
    List<Supplier<Picture>> wanted = new ArrayList<>();
    Facets facets = Facets.of(study);
    for (Chart chart : CHARTS) {
      if (chart.drawable().test(study)) {
        wanted.add(() -> chart.drawing().apply(study, facets));
      }
    }
    alignments.forEach(alignment -> wanted.add(() -> AlignmentPlot.draw(alignment)));
    return attempt(wanted);
  }

  /** Draws what can be drawn: a machine without fonts must still get its tables. */
  static Drawings attempt(List<Supplier<Picture>> wanted) {
    List<Picture> pictures = new ArrayList<>();
    try {
      wanted.forEach(picture -> pictures.add(picture.get()));
      return new Drawings(pictures, "");
    } catch (RuntimeException | InternalError | LinkageError e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Drawings(pictures, reason);
    }
  }

  /** The pictures of a section of the page. */
  public List<Picture> in(Section section) {
    return pictures.stream().filter(picture -> picture.section() == section).toList();
  }

  /** The picture of an alignment; empty when it could not be drawn. */
  public Optional<Picture> of(AlignmentRecord alignment) {
    return pictures.stream()
        .filter(picture -> picture.name().equals(AlignmentPlot.name(alignment)))
        .findFirst();
  }

  /** Writes the pictures and removes those of an earlier page that this one does not have. */
  public void write(Path folder) {
    Set<String> names = pictures.stream().map(Picture::name).collect(Collectors.toSet());
    for (Path file : figures(folder)) {
      Matcher figure = FIGURE.matcher(file.getFileName().toString());
      if (figure.matches() && !names.contains(figure.group(1))) {
        delete(file);
      }
    }
    pictures.forEach(picture -> picture.write(folder));
  }

  private static List<Path> figures(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file + ": " + e.getMessage(), e);
    }
  }
}
