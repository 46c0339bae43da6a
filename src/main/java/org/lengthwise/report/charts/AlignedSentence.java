package org.lengthwise.report.charts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source sentence with the alignments of every model that was asked for them.
 *
 * @param label which sentence it is
 * @param source its tokens, joined by one space
 * @param alignments one a model
 */
public record AlignedSentence(String label, String source, List<Drawn> alignments) {
  private static final Pattern OF_THE_TEST = Pattern.compile("test-(\\d{1,9})");
  private static final Pattern GIVEN = Pattern.compile("given-(\\d{1,9})");

  /**
   * An alignment as the page shows it.
   *
   * <p>* @param by the model and the seed
   *
   * @param target the translation's tokens, joined by one space
   * @param logProbability of the translation, in nats
   */
  public record Drawn(Picture picture, String by, String target, String logProbability) {}

  /** What a sentence of {@code alignments.jsonl} is called: test pairs count from 1 here. */
  public static String label(String sentence) {
    Matcher test = OF_THE_TEST.matcher(sentence);
    if (test.matches()) {
      return "test sentence " + (Integer.parseInt(test.group(1)) + 1);
    }
    Matcher given = GIVEN.matcher(sentence);
    return given.matches() ? "given sentence " + given.group(1) : sentence;
  }
}
