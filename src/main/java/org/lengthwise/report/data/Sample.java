package org.lengthwise.report.data;

import java.util.List;

/**
 * A test sentence with its translations.
 *
 * @param sentence which test pair, from 0
 * @param length tokens of the source
 * @param source its tokens
 * @param lines the reference, then a translation by each model
 */
public record Sample(int sentence, int length, String source, List<Line> lines) {

  /**
   * A translation.
   *
   * @param label whose it is
   * @param text what it says; may be empty
   */
  public record Line(String label, String text) {}
}
