package org.lengthwise.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The pictures of a study.
 *
 * @param pictures those there are numbers for
 * @param fault why the others could not be drawn; empty when all could
 */
record Drawings(List<Picture> pictures, String fault) {
  private static final List<String> NAMES =
      List.of(LengthChart.NAME, CurveChart.BY_UPDATE, CurveChart.BY_HOUR);

  static Drawings of(Study study) {
    List<Supplier<Picture>> wanted = new ArrayList<>();
    LengthCurves curves = study.curves();
    if (!curves.points().isEmpty()) {
      double confidence = study.spec().evaluation().confidence();
      wanted.add(() -> LengthChart.draw(curves, study.models(), confidence));
    }
    if (study.runs().stream().anyMatch(CurveChart::drawable)) {
      wanted.add(() -> CurveChart.byUpdate(study.runs(), study.models()));
      wanted.add(() -> CurveChart.byHour(study.runs(), study.models()));
    }
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

  /** Writes the pictures and removes those of an earlier page that this one does not have. */
  void write(Path folder) {
    for (String name : NAMES) {
      if (pictures.stream().noneMatch(picture -> picture.name().equals(name))) {
        delete(folder.resolve(name + ".svg"));
        delete(folder.resolve(name + ".png"));
      }
    }
    pictures.forEach(picture -> picture.write(folder));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file + ": " + e.getMessage(), e);
    }
  }
}
