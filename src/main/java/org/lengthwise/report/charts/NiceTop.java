package org.lengthwise.report.charts;

/** The end of an axis: the round number above what is drawn. */
final class NiceTop {
  private static final double[] STEPS = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

  private NiceTop() {}

  /** The least round number that leaves some air above the value. */
  static double of(double highest) {
    if (!(highest > 0)) {
      return 1;
    }
    double wanted = 1.03 * highest;
    double scale = Math.pow(10, Math.floor(Math.log10(wanted)));
    for (double step : STEPS) {
      if (step * scale >= wanted) {
        return step * scale;
      }
    }
    return 10 * scale;
  }

  /** The same, but not above what the scale can hold. */
  static double of(double highest, double most) {
    return Math.min(of(highest), most);
  }
}
