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
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.IoFault;
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

  /** The error of pictures that could not be drawn. */
  public static UncheckedIOException error(Object pictures, String fault) {
    return IoFault.cannot("draw", pictures, new IOException(fault));
  }

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
    String fault = "";
    for (Supplier<Picture> picture : wanted) {
      try {
        pictures.add(picture.get());
      } catch (RuntimeException | InternalError | LinkageError e) {
        fault = fault.isEmpty() ? reason(e) : fault;
      }
    }
    return new Drawings(pictures, fault);
  }

  /** What began it: Java wraps the fault of its fonts in several others. */
  private static String reason(Throwable fault) {
    Throwable first = fault;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String message = first.getMessage();
    return message == null
        ? first.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
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

  /**
   * Writes the pictures and removes those of an earlier page that this one does not have. Where
   * some could not be drawn, all earlier ones stay.
   */
  public void write(Path folder) {
    if (fault.isEmpty()) {
      Set<String> names = pictures.stream().map(Picture::name).collect(Collectors.toSet());
      for (Path file : figures(folder)) {
        Matcher figure = FIGURE.matcher(file.getFileName().toString());
        if (figure.matches() && !names.contains(figure.group(1))) {
          AtomicFile.remove(file);
        }
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
      throw IoFault.cannot("read", folder, e);
    }
  }
}
