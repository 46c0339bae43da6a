package org.lengthwise.report.data;

import java.util.List;

/**
 * The sample translations of a page.
 *
 * @param note how they were chosen, or why there are none
 */
public record Samples(List<Sample> samples, String note) {
  /**
   * Samples that were drawn.
   *
   * @param oneOfSeveral whether each model has further seeds that are not shown
   * @param unreadable runs whose translations could not be read
   */
  static Samples of(List<Sample> samples, boolean oneOfSeveral, List<String> unreadable) {
    String note =
        samples.isEmpty()
            ? "There are no translations yet."
            : "Test sentences drawn by the seed of the config, in turn from each length bucket; their"
                + " numbers count from 0, as in hypotheses.csv."
                + " The sign ⁇ stands for a word outside the vocabulary."
                + (oneOfSeveral
                    ? " Of each model, the first seed with translations is shown."
                    : "");
    String fault =
        unreadable.isEmpty()
            ? ""
            : " The translations of these runs cannot be read: "
                + String.join("; ", unreadable)
                + ".";
    return new Samples(samples, note + fault);
  }

  /** Samples of scored runs whose translations may not be redistributed. */
  static Samples withheld() {
    return hidden("The sentences of this corpus may not be redistributed.");
  }

  static Samples hidden(String reason) {
    return new Samples(List.of(), reason);
  }

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
}
