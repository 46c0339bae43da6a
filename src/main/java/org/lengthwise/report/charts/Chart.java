package org.lengthwise.report.charts;

/**
 * A chart within the page.
 *
 * @param address the picture itself, as a data URI
 */
public record Chart(
    String name, String title, String description, int width, int height, String address) {

  static Chart of(Picture picture) {
    return new Chart(
        picture.name(),
        picture.title(),
        picture.description(),
        picture.size().width(),
        picture.size().height(),
        picture.dataUri());
  }
}
