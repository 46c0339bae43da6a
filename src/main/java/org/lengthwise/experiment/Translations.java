package org.lengthwise.experiment;

import java.util.ArrayList;
import java.util.List;
import org.lengthwise.config.DecodingSpec;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.results.HypothesisRow;

/** The translations of the test pairs as rows of {@code hypotheses.csv}. */
final class Translations {
  private Translations() {}

  /**
   * One row for each test pair.
   *
   * @param hypotheses in the order of the test pairs
   */
  static List<HypothesisRow> rows(
      String model,
      long seed,
      DecodingSpec decoding,
      PreparedCorpus corpus,
      List<Hypothesis> hypotheses) {
    List<SentencePair> pairs = corpus.testText();
    if (hypotheses.size() != pairs.size()) {
      throw new IllegalArgumentException(
          hypotheses.size() + " hypotheses for " + pairs.size() + " test pairs");
    }
    List<HypothesisRow> rows = new ArrayList<>(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      SentencePair pair = pairs.get(i);
      List<String> tokens = corpus.target().decode(hypotheses.get(i).tokens());
      rows.add(
          new HypothesisRow(
              model,
              seed,
              decoding.match(greedy -> "greedy", beam -> "beam " + beam.width()),
              i,
              pair.source().size(),
              pair.target().size(),
              String.join(" ", pair.source()),
              String.join(" ", pair.target()),
              String.join(" ", tokens),
              hypotheses.get(i).logProbability(),
              corpus.targetTokeniser().detokenise(tokens),
              pair.targetText(),
              "all"));
    }
    return rows;
  }
}
