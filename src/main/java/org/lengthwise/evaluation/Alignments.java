package org.lengthwise.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.text.Vocabulary;

/**
 * Alignments of one run as they are written down: weights to six decimals, log-probabilities with
 * all their digits.
 *
 * @param source the source words of the model
 * @param target its target words
 */
public record Alignments(String model, long seed, Vocabulary source, Vocabulary target) {
  private static final double STEPS = 1e6;

  /** A sentence and a translation of it that the model found. */
  public record Own(String sentence, List<String> source, Hypothesis hypothesis) {}

  /** A sentence and a translation that the model is asked about. */
  public record Given(String sentence, List<String> source, List<String> target) {}

  /**
   * The alignments the model translated with. What each word cost is found by forced decoding, for
   * a search keeps the sum alone.
   */
  public List<AlignmentRecord> ofOwn(List<Own> translations, SentenceTranslator translator) {
    List<SentenceTranslator.ForcedDecoding> forced =
        forced(
            translator,
            translations.stream().map(own -> source.encode(own.source())).toList(),
            translations.stream().map(own -> own.hypothesis().tokens()).toList());
    List<AlignmentRecord> records = new ArrayList<>();
    for (int i = 0; i < translations.size(); i++) {
      Own own = translations.get(i);
      Hypothesis hypothesis = own.hypothesis();
      List<String> words = target.decode(hypothesis.tokens());
      List<String> tokens = hypothesis.finished() ? ended(words) : words;
      // A translation that was cut off has no end token, so what it would cost is left out.
      double[] logProbabilities = Arrays.copyOf(forced.get(i).logProbabilities(), tokens.size());
      records.add(
          record(own.sentence(), own.source(), tokens, logProbabilities, hypothesis.alignment()));
    }
    return records;
  }

  /** What the model makes of given translations. */
  public List<AlignmentRecord> ofGiven(List<Given> pairs, SentenceTranslator translator) {
    List<SentenceTranslator.ForcedDecoding> forced =
        forced(
            translator,
            pairs.stream().map(pair -> source.encode(pair.source())).toList(),
            pairs.stream().map(pair -> target.encode(pair.target())).toList());
    List<AlignmentRecord> records = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Given pair = pairs.get(i);
      SentenceTranslator.ForcedDecoding decoding = forced.get(i);
      records.add(
          record(
              pair.sentence(),
              pair.source(),
              ended(pair.target()),
              decoding.logProbabilities(),
              decoding.alignment()));
    }
    return records;
  }

  /** A blank line, which is not translated: no target, not even an end token. */
  public AlignmentRecord ofNothing(String sentence) {
    return record(sentence, List.of(), List.of(), new double[0], new float[0][]);
  }

  private static List<SentenceTranslator.ForcedDecoding> forced(
      SentenceTranslator translator, List<int[]> sources, List<int[]> targets) {
    return sources.isEmpty() ? List.of() : translator.align(sources, targets);
  }

  private AlignmentRecord record(
      String sentence,
      List<String> sourceWords,
      List<String> targetTokens,
      double[] logProbabilities,
      float[][] weights) {
    return new AlignmentRecord(
        model,
        seed,
        sentence,
        ended(sourceWords),
        targetTokens,
        Arrays.stream(logProbabilities).boxed().toList(),
        Arrays.stream(logProbabilities).sum(),
        Arrays.stream(weights).map(Alignments::rounded).toList());
  }

  private static List<String> ended(List<String> words) {
    List<String> tokens = new ArrayList<>(words);
    tokens.add(AlignmentRecord.END);
    return tokens;
  }

  private static List<Double> rounded(float[] weights) {
    List<Double> rounded = new ArrayList<>(weights.length);
    for (float weight : weights) {
      rounded.add(Math.round(weight * STEPS) / STEPS);
    }
    return rounded;
  }
}
