package org.lengthwise.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A metric of translations: all that a score depends on besides the text. Tables, charts and
 * commands know metrics by this type alone.
 *
 * <p>Each sentence gives statistics, which add up; a corpus is scored from their sum, never from a
 * mean of sentence scores. So subsets and resamples are scored without the text.
 */
public interface Metric extends Scorer {

  /** The metrics that every report gives, in the order of its tables: a new one is added here. */
  static List<Metric> reported() {
    // Not a constant: a metric may be initialised before this interface.
    return List.of(Bleu.TOKENISED, Bleu.V13A, ChrF.CHRF2);
  }

  /** The metric that charts and the finding show: the first of those reported. */
  static Metric primary() {
    return reported().get(0);
  }

  /** The metric of this name; empty where no such metric is reported. */
  static Optional<Metric> named(String name) {
    return reported().stream().filter(metric -> metric.name().equals(name)).findFirst();
  }

  /** The label of the metric of this name; the name itself where no such metric is reported. */
  static String label(String name) {
    return named(name).map(Metric::label).orElse(name);
  }

  /** What tables and JSON call it, such as {@code bleu-13a}. */
  String name();

  /** What charts and headings call it, such as {@code BLEU}; its variants share the label. */
  String label();

  /** Whether it reads text as the corpus tokenised it; otherwise plain text. */
  boolean readsTokens();

  /** The statistics of one sentence with one reference. */
  Statistics statistics(String hypothesis, String reference);

  /** The names of the counts from which the statistics of one sentence follow, in order. */
  List<String> counts();

  /** These counts of the statistics of one sentence; not of a sum, which they may not determine. */
  long[] counts(Statistics sentence);

  /** The statistics of the sentence with these counts. */
  Statistics sentence(long[] counts);

  /**
   * The same metric without what it takes off for translations that are too short; empty where it
   * takes off nothing by itself.
   */
  default Optional<Scorer> withoutBrevity() {
    return Optional.empty();
  }

  /** Why some sentences have no score; empty where the metric scores all sentences. */
  default String undefined() {
    return "";
  }

  /**
   * What a reader needs to compute the same score, with one reference a sentence.
   *
   * @param lowerCased whether hypotheses and references were lower-cased before they were scored
   */
  String signature(boolean lowerCased);

  /** The score and its parts as a line of a report shows them. */
  default String text(Score score) {
    return String.format(Locale.ROOT, "%.1f", score.value());
  }

  /** The line in which a report states a score: label, signature, score or why there is none. */
  default String line(Score score, boolean lowerCased) {
    String text = score.defined() ? text(score) : "- (" + undefined() + ")";
    return label() + "|" + signature(lowerCased) + " = " + text;
  }

  /** The names of a score's parts, in order. */
  default Set<String> parts() {
    return score(Statistics.zero(width())).parts().keySet();
  }

  /**
   * The statistics of each sentence, in order.
   *
   * @throws IllegalArgumentException if there are not as many references as hypotheses
   */
  default List<Statistics> statistics(List<String> hypotheses, List<String> references) {
    if (hypotheses.size() != references.size()) {
      throw new IllegalArgumentException(
          hypotheses.size() + " hypotheses, " + references.size() + " references");
    }
    List<Statistics> sentences = new ArrayList<>(hypotheses.size());
    for (int i = 0; i < hypotheses.size(); i++) {
      sentences.add(statistics(hypotheses.get(i), references.get(i)));
    }
    return List.copyOf(sentences);
  }

  /** The score of all sentences together, as one corpus. */
  default Score score(List<Statistics> sentences) {
    return score(Statistics.sum(sentences, width()));
  }
}
