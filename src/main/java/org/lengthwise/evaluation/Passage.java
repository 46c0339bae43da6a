package org.lengthwise.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.spec.EvaluationSpec;

/**
 * What a translation is scored as: one input of the model or several, whose translations are put
 * together, and the reference.
 *
 * @param pairs the test pairs in it, at least one, from 0
 * @param inputs what the model translates, in order
 * @param target tokens of the reference
 * @param targetText the reference as given
 */
record Passage(List<Integer> pairs, List<Input> inputs, List<String> target, String targetText) {
  /** Ends of sentences and clauses; quotation marks, brackets and hyphens stand within them. */
  private static final Set<String> PUNCTUATION =
      Set.of(
          ".", ",", ";", ":", "!", "?", "…", "...", "–", "—", "--", "。", "，", "、", "；", "：", "！",
          "？", "،", "؛", "؟", "۔", "।", "·");

  /**
   * Words for the model.
   *
   * @param words as the corpus has them
   * @param ids the same as the model knows them, without an end token
   */
  record Input(List<String> words, int[] ids) {}

  /** The first test pair. */
  int sentence() {
    return pairs.get(0);
  }

  /** The source tokens of all inputs. */
  List<String> source() {
    return inputs.stream().flatMap(input -> input.words().stream()).toList();
  }

  /** A test pair. */
  static Passage of(PreparedCorpus corpus, int pair) {
    SentencePair text = corpus.testText().get(pair);
    Input whole = new Input(text.source(), corpus.test().source(pair));
    return new Passage(List.of(pair), List.of(whole), text.target(), text.targetText());
  }

  /**
   * Test sentences joined by so many. Of those that are short enough to be joined, each with its
   * next neighbours, no sentence twice; what would exceed the length limit of the corpus is left
   * out.
   */
  static List<Passage> joined(
      PreparedCorpus corpus, EvaluationSpec.Joined joined, int sentences, int limit) {
    int[] eligible =
        IntStream.range(0, corpus.test().size())
            .filter(pair -> joined.takes(corpus.test().sourceLength(pair)))
            .toArray();
    List<Passage> passages = new ArrayList<>();
    for (int first = 0; first + sentences <= eligible.length; first += sentences) {
      List<Passage> parts =
          Arrays.stream(eligible, first, first + sentences)
              .mapToObj(pair -> of(corpus, pair))
              .toList();
      Passage whole = joined(parts);
      if (whole.source().size() <= limit) {
        passages.add(whole);
      }
    }
    return passages;
  }

  private static Passage joined(List<Passage> parts) {
    List<Input> inputs = parts.stream().flatMap(part -> part.inputs().stream()).toList();
    int[] ids = inputs.stream().flatMapToInt(input -> Arrays.stream(input.ids())).toArray();
    List<String> words = inputs.stream().flatMap(input -> input.words().stream()).toList();
    return new Passage(
        parts.stream().flatMap(part -> part.pairs().stream()).toList(),
        List.of(new Input(words, ids)),
        parts.stream().flatMap(part -> part.target().stream()).toList(),
        String.join(" ", parts.stream().map(Passage::targetText).toList()));
  }

  /** The test sentences that are longer than a part may be, in parts. */
  static List<Passage> cut(PreparedCorpus corpus, EvaluationSpec.Cut cut) {
    return IntStream.range(0, corpus.test().size())
        .filter(pair -> corpus.test().sourceLength(pair) > cut.tokens())
        .mapToObj(pair -> of(corpus, pair).cut(cut.tokens()))
        .toList();
  }

  private Passage cut(int most) {
    Input whole = inputs.get(0);
    List<Input> parts = new ArrayList<>();
    int from = 0;
    while (from < whole.ids().length) {
      int to = end(whole.words(), from, most);
      parts.add(
          new Input(whole.words().subList(from, to), Arrays.copyOfRange(whole.ids(), from, to)));
      from = to;
    }
    return new Passage(pairs, parts, target, targetText);
  }

  /** Where a part ends: after the last punctuation mark within it, or at its greatest length. */
  static int end(List<String> words, int from, int most) {
    int furthest = from + most;
    if (furthest >= words.size()) {
      return words.size();
    }
    for (int to = furthest; to > from; to--) {
      if (PUNCTUATION.contains(words.get(to - 1))) {
        return to;
      }
    }
    return furthest;
  }
}
