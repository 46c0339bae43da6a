package org.lengthwise.report.charts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lengthwise.results.AlignmentRecord;

/** Alignments as files of pictures, without a page. */
public final class AlignmentFigures {
  private AlignmentFigures() {}

  /**
   * Draws each alignment in the style of Figure 3 of Bahdanau et al. 2015 and writes it as {@code
   * alignment-<model>-s<seed>-<sentence>.svg} and {@code .png}, in place of older files.
   *
   * @return the SVG files, in the order of the alignments
   * @throws java.io.UncheckedIOException naming the file, when it cannot be written
   */
  public static List<Path> write(List<AlignmentRecord> alignments, Path folder) {
    List<Path> files = new ArrayList<>();
    for (AlignmentRecord alignment : alignments) {
      Picture picture = AlignmentPlot.draw(alignment);
      picture.write(folder);
      files.add(folder.resolve(picture.name() + ".svg"));
    }
    return files;
  }
}
