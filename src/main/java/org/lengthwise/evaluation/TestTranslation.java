package org.lengthwise.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.random.RandomStream;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.text.Vocabulary;

/**
 * Translates the test pairs with a trained model, and again those without unknown words if the
 * config asks for it, and keeps the alignments.
 */
public record TestTranslation(
    ExperimentSpec spec, PreparedCorpus corpus, ModelSpec model, long seed, RunFolder folder) {

  /** Translates, and writes {@code hypotheses.csv}, {@code alignments.jsonl} and the sharpness. */
  public void perform(SentenceTranslator translator) {
    List<Integer> all = IntStream.range(0, corpus.test().size()).boxed().toList();
    List<Hypothesis> hypotheses = translate(translator, all, spec.decoding());
    List<HypothesisRow> rows = new ArrayList<>(rows(HypothesisRow.ALL, all, hypotheses));
    if (spec.evaluation().noUnk()) {
      List<Integer> known = all.stream().filter(this::isKnown).toList();
      List<Hypothesis> again = translate(translator, known, spec.decoding().banningUnknown());
      rows.addAll(rows(HypothesisRow.NO_UNK, known, again));
    }
    AlignmentRecord.write(alignments(translator, hypotheses), folder.alignments());
    SharpnessRow.write(sharpness(hypotheses), folder.sharpness());
    HypothesisRow.write(rows, folder.hypotheses());
  }

  /** Whether neither source nor reference of a test pair holds an unknown word. */
  private boolean isKnown(int pair) {
    return DrawnSentences.isKnown(corpus.test().source(pair))
        && DrawnSentences.isKnown(corpus.test().target(pair));
  }

  private List<Hypothesis> translate(
      SentenceTranslator translator, List<Integer> pairs, DecodingSpec decoding) {
    return best(translator, pairs.stream().map(corpus.test()::source).toList(), decoding);
  }

  private static List<Hypothesis> best(
      SentenceTranslator translator, List<int[]> sources, DecodingSpec decoding) {
    return sources.isEmpty()
        ? List.of()
        : translator.translate(sources, decoding, 1).stream().map(found -> found.get(0)).toList();
  }

  private List<HypothesisRow> rows(
      String subset, List<Integer> pairs, List<Hypothesis> hypotheses) {
    UnknownWordReplacement wording =
        new UnknownWordReplacement(corpus.target(), spec.decoding().replaceUnknown());
    List<HypothesisRow> rows = new ArrayList<>(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      SentencePair pair = corpus.testText().get(pairs.get(i));
      List<String> words = wording.of(hypotheses.get(i), pair.source());
      rows.add(
          new HypothesisRow(
              model.name(),
              seed,
              decoding(),
              pairs.get(i),
              pair.source().size(),
              pair.target().size(),
              String.join(" ", pair.source()),
              String.join(" ", pair.target()),
              String.join(" ", words),
              hypotheses.get(i).logProbability(),
              corpus.targetTokeniser().detokenise(words),
              pair.targetText(),
              subset,
              Optional.of(hypotheses.get(i).finished())));
    }
    return rows;
  }

  /** The search in words; the same for both subsets. */
  private String decoding() {
    return spec.decoding().match(greedy -> "greedy", beam -> "beam " + beam.width());
  }

  /** Of the drawn test sentences, then of those that the config gives. */
  private List<AlignmentRecord> alignments(
      SentenceTranslator translator, List<Hypothesis> hypotheses) {
    List<Alignments.Own> translations = new ArrayList<>();
    for (int pair : DrawnSentences.of(corpus.test(), spec.evaluation())) {
      translations.add(
          new Alignments.Own(
              "test-" + pair, corpus.testText().get(pair).source(), hypotheses.get(pair)));
    }
    CorpusWords words = CorpusWords.source(corpus.manifest());
    List<List<String>> given =
        spec.evaluation().alignments().sentences().stream().map(words::of).toList();
    List<Hypothesis> found =
        best(translator, given.stream().map(corpus.source()::encode).toList(), spec.decoding());
    for (int i = 0; i < given.size(); i++) {
      translations.add(new Alignments.Own("given-" + (i + 1), given.get(i), found.get(i)));
    }
    return new Alignments(model.name(), seed, corpus.source(), corpus.target())
        .ofOwn(translations, translator);
  }

  /** None for a model with a fixed vector, which has no alignment to be sharp. */
  private List<SharpnessRow> sharpness(List<Hypothesis> hypotheses) {
    return model.match(
        fixedVector -> List.of(),
        attention ->
            hypotheses.isEmpty()
                ? List.of()
                : List.of(Sharpness.of(attention.name(), seed, decoding(), hypotheses)));
  }

  /**
   * The test sentences whose alignments are kept: drawn among those of 10 to 20 source words
   * without unknown ones (Bahdanau et al. 2015, figure 3), the same for every model and seed.
   */
  static final class DrawnSentences {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 20;

    private DrawnSentences() {}

    /** Which ones, in the order of the corpus; all there are where that is fewer than wanted. */
    static List<Integer> of(Bitext test, EvaluationSpec evaluation) {
      int[] eligible =
          IntStream.range(0, test.size()).filter(pair -> eligible(test.source(pair))).toArray();
      int[] order =
          RandomStream.permutation(
              eligible.length, RandomStream.of(evaluation.seed(), "alignments", 0));
      return Arrays.stream(order)
          .limit(evaluation.alignments().drawn())
          .map(place -> eligible[place])
          .sorted()
          .boxed()
          .toList();
    }

    private static boolean eligible(int[] source) {
      return source.length >= SHORTEST && source.length <= LONGEST && isKnown(source);
    }

    /** Whether a sentence holds no unknown word. */
    static boolean isKnown(int[] sentence) {
      return Arrays.stream(sentence).noneMatch(word -> word == Vocabulary.UNKNOWN);
    }
  }

  /** How sharp the alignments of translations are. */
  static final class Sharpness {
    private Sharpness() {}

    /**
     * The means over all words of all translations, end tokens counted.
     *
     * @param decoding how they were found, in words
     */
    static SharpnessRow of(String model, long seed, String decoding, List<Hypothesis> hypotheses) {
      int positions = 0;
      double maximum = 0;
      double entropy = 0;
      double uniform = 0;
      for (Hypothesis hypothesis : hypotheses) {
        for (float[] weights : hypothesis.alignment()) {
          positions++;
          maximum += maximum(weights);
          entropy += entropy(weights);
          uniform += Math.log(weights.length);
        }
      }
      return new SharpnessRow(
          model,
          seed,
          decoding,
          hypotheses.size(),
          positions,
          maximum / positions,
          entropy / positions,
          uniform / positions);
    }

    private static double maximum(float[] weights) {
      double maximum = 0;
      for (float weight : weights) {
        maximum = Math.max(maximum, weight);
      }
      return maximum;
    }

    /** In nats. */
    private static double entropy(float[] weights) {
      double entropy = 0;
      for (float weight : weights) {
        entropy -= weight > 0 ? weight * Math.log(weight) : 0;
      }
      return entropy;
    }
  }
}
