package org.lengthwise.evaluation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.random.RandomStream;
import org.lengthwise.results.AccuracyRow;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.SentenceRow.Subset;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.text.Vocabulary;

/**
 * Translates the test pairs with a trained model, and again what the config asks for: those without
 * unknown words, some joined, some cut into parts. Keeps the alignments.
 */
public record TestTranslation(
    ExperimentSpec spec, PreparedCorpus corpus, ModelSpec model, long seed, RunFolder folder) {

  /**
   * Translates, and writes {@code hypotheses.csv}, the same in numbers, {@code alignments.jsonl},
   * the sharpness and the accuracy by training frequency.
   */
  public void perform(SentenceTranslator translator) {
    List<Passage> all = IntStream.range(0, corpus.test().size()).mapToObj(this::pair).toList();
    List<List<Hypothesis>> hypotheses = translate(translator, all, spec.decoding());
    List<HypothesisRow> whole = rows(Subset.ALL, all, hypotheses);
    List<HypothesisRow> rows = new ArrayList<>(whole);
    SentenceMeasures measures = new SentenceMeasures();
    add(measures, whole, hypotheses);
    for (OtherInput other : others(all)) {
      List<List<Hypothesis>> again = translate(translator, other.passages(), other.decoding());
      List<HypothesisRow> translated = rows(other.subset(), other.passages(), again);
      rows.addAll(translated);
      add(measures, translated, again);
      other
          .parts()
          .ifPresent(subset -> addParts(measures, subset, other.passages(), whole, hypotheses));
    }
    measures.addFloor(whole);
    List<Hypothesis> own = hypotheses.stream().map(parts -> parts.get(0)).toList();
    AlignmentRecord.write(alignments(translator, own), folder.alignments());
    SharpnessRow.write(sharpness(own), folder.sharpness());
    AccuracyRow.write(FrequencyAccuracy.of(corpus).of(whole), folder.accuracy());
    measures.table().write(folder.sentences());
    HypothesisRow.write(rows, folder.hypotheses());
  }

  /**
   * What is translated besides the test pairs as they are.
   *
   * @param parts the subset of the same sentences translated one by one, where there are several in
   *     an input
   */
  private record OtherInput(
      String subset, List<Passage> passages, DecodingSpec decoding, Optional<String> parts) {}

  private List<OtherInput> others(List<Passage> all) {
    List<OtherInput> others = new ArrayList<>();
    if (spec.evaluation().noUnk()) {
      List<Passage> known = all.stream().filter(this::isKnown).toList();
      DecodingSpec banning = spec.decoding().banningUnknown();
      others.add(new OtherInput(Subset.NO_UNK, known, banning, Optional.empty()));
    }
    spec.evaluation()
        .joined()
        .ifPresent(
            joined ->
                joined.sentences().forEach(sentences -> others.add(joined(joined, sentences))));
    spec.evaluation()
        .cut()
        .ifPresent(
            cut ->
                others.add(
                    new OtherInput(
                        Subset.cut(cut.tokens()),
                        Passage.cut(corpus, cut),
                        spec.decoding(),
                        Optional.empty())));
    return others;
  }

  private OtherInput joined(EvaluationSpec.Joined joined, int sentences) {
    return new OtherInput(
        Subset.joined(sentences),
        Passage.joined(corpus, joined, sentences, spec.corpus().lengthLimit()),
        spec.decoding(),
        Optional.of(Subset.joinedParts(sentences)));
  }

  private Passage pair(int pair) {
    return Passage.of(corpus, pair);
  }

  /** Whether neither source nor reference of a test pair holds an unknown word. */
  private boolean isKnown(Passage passage) {
    int pair = passage.sentence();
    return DrawnSentences.isKnown(corpus.test().source(pair))
        && DrawnSentences.isKnown(corpus.test().target(pair));
  }

  /** The hypothesis of each input of each passage. */
  private static List<List<Hypothesis>> translate(
      SentenceTranslator translator, List<Passage> passages, DecodingSpec decoding) {
    List<int[]> sources =
        passages.stream()
            .flatMap(passage -> passage.inputs().stream())
            .map(Passage.Input::ids)
            .toList();
    Iterator<Hypothesis> found = best(translator, sources, decoding).iterator();
    return passages.stream()
        .map(passage -> passage.inputs().stream().map(input -> found.next()).toList())
        .toList();
  }

  private static List<Hypothesis> best(
      SentenceTranslator translator, List<int[]> sources, DecodingSpec decoding) {
    return sources.isEmpty()
        ? List.of()
        : translator.translate(sources, decoding, 1).stream().map(found -> found.get(0)).toList();
  }

  private List<HypothesisRow> rows(
      String subset, List<Passage> passages, List<List<Hypothesis>> hypotheses) {
    List<HypothesisRow> rows = new ArrayList<>(passages.size());
    for (int i = 0; i < passages.size(); i++) {
      List<String> words = words(passages.get(i), hypotheses.get(i));
      rows.add(
          row(
              subset,
              passages.get(i),
              String.join(" ", words),
              corpus.targetTokeniser().detokenise(words),
              hypotheses.get(i)));
    }
    return rows;
  }

  private List<String> words(Passage passage, List<Hypothesis> hypotheses) {
    UnknownWordReplacement wording =
        new UnknownWordReplacement(corpus.target(), spec.decoding().replaceUnknown());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < hypotheses.size(); i++) {
      words.addAll(wording.of(hypotheses.get(i), passage.inputs().get(i).words()));
    }
    return words;
  }

  private HypothesisRow row(
      String subset, Passage passage, String tokens, String text, List<Hypothesis> hypotheses) {
    List<String> source = passage.source();
    return new HypothesisRow(
        model.name(),
        seed,
        decoding(),
        passage.sentence(),
        source.size(),
        passage.target().size(),
        String.join(" ", source),
        String.join(" ", passage.target()),
        tokens,
        hypotheses.stream().mapToDouble(Hypothesis::logProbability).sum(),
        text,
        passage.targetText(),
        subset,
        Optional.of(hypotheses.stream().allMatch(Hypothesis::finished)));
  }

  private static void add(
      SentenceMeasures measures, List<HypothesisRow> rows, List<List<Hypothesis>> hypotheses) {
    for (int i = 0; i < rows.size(); i++) {
      measures.add(rows.get(i), hypotheses.get(i));
    }
  }

  /** Of joined sentences, the translations that they have one by one, put together. */
  private void addParts(
      SentenceMeasures measures,
      String subset,
      List<Passage> passages,
      List<HypothesisRow> whole,
      List<List<Hypothesis>> hypotheses) {
    for (Passage passage : passages) {
      List<HypothesisRow> parts = passage.pairs().stream().map(whole::get).toList();
      List<Hypothesis> found =
          passage.pairs().stream().flatMap(pair -> hypotheses.get(pair).stream()).toList();
      String tokens = joined(parts, HypothesisRow::hypothesis);
      String text = joined(parts, HypothesisRow::hypothesisText);
      measures.add(row(subset, passage, tokens, text, found), found);
    }
  }

  private static String joined(List<HypothesisRow> parts, Function<HypothesisRow, String> text) {
    return parts.stream().map(text).filter(part -> !part.isEmpty()).collect(joining(" "));
  }

  /** The search in words; the same for all subsets. */
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
    CorpusWords words = CorpusWords.source(corpus);
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
          maximum += Weights.greatest(weights);
          entropy += Weights.entropy(weights);
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
  }
}
