package org.lengthwise.corpus.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.CorpusSpec;

class GrammarCorpusTest {
  private static final CorpusSpec.Grammar SPEC = new CorpusSpec.Grammar(1, 150, 60, 1000, 200, 600);

  @ParameterizedTest
  @CsvSource({"60, 10", "60, 60", "150, 60", "2000, 60", "2000, 10", "150, 67"})
  void everyLengthFromThreeToTheLimitOccursInEachPart(int words, int limit) {
    GrammarCorpus corpus =
        GrammarCorpus.generate(new CorpusSpec.Grammar(1, words, limit, 700, 300, 500));
    Integer[] lengths = IntStream.rangeClosed(3, limit).boxed().toArray(Integer[]::new);
    for (List<SentencePair> part : parts(corpus)) {
      assertThat(lengths(part).keySet()).containsExactlyInAnyOrder(lengths);
      assertThat(part).allSatisfy(pair -> assertThat(pair.target()).hasSizeBetween(3, limit));
    }
    assertThat(corpus.train()).hasSize(700);
    assertThat(corpus.dev()).hasSize(300);
    assertThat(corpus.test()).hasSize(500);
  }

  @Test
  void lengthsAreEquallyFrequent() {
    GrammarCorpus corpus = GrammarCorpus.generate(SPEC);
    for (List<SentencePair> part : parts(corpus)) {
      long least = part.size() / 58;
      assertThat(lengths(part).values()).allSatisfy(n -> assertThat(n).isBetween(least, least + 1));
    }
  }

  @Test
  void lengthsWithoutEnoughSentencesLeaveTheirTurnsToOthers() {
    GrammarCorpus corpus = GrammarCorpus.generate(new CorpusSpec.Grammar(1, 60, 10, 700, 7, 1600));
    Map<Integer, Long> lengths = lengths(corpus.test());
    assertThat(corpus.test()).hasSize(1600);
    assertThat(lengths.get(3)).isBetween(1L, 20L);
    assertThat(lengths.get(10)).isGreaterThan(1600 / 8);
  }

  @Test
  void noSentenceOfOnePartOccursInAnotherNorInThoseOfAnotherSeed() {
    GrammarCorpus corpus =
        GrammarCorpus.generate(new CorpusSpec.Grammar(1, 60, 10, 9000, 500, 500));
    GrammarCorpus other = GrammarCorpus.generate(new CorpusSpec.Grammar(2, 60, 10, 9000, 500, 500));
    assertThat(sources(corpus.test())).hasSize(500).doesNotContainAnyElementsOf(train(corpus));
    assertThat(sources(corpus.dev())).hasSize(500).doesNotContainAnyElementsOf(train(corpus));
    assertThat(sources(corpus.dev())).doesNotContainAnyElementsOf(sources(corpus.test()));
    assertThat(sources(corpus.test())).doesNotContainAnyElementsOf(train(other));
  }

  @Test
  void theSameSpecGivesTheSamePairsAndAnotherSeedOthers() {
    GrammarCorpus corpus = GrammarCorpus.generate(SPEC);
    GrammarCorpus again = GrammarCorpus.generate(SPEC);
    assertThat(parts(again)).isEqualTo(parts(corpus));
    GrammarCorpus other =
        GrammarCorpus.generate(new CorpusSpec.Grammar(2, 150, 60, 1000, 200, 600));
    assertThat(other.lexicon().translations()).isEqualTo(corpus.lexicon().translations());
    assertThat(other.train()).isNotEqualTo(corpus.train());
    assertThat(other.dev()).isNotEqualTo(corpus.dev());
    assertThat(other.test()).isNotEqualTo(corpus.test());
  }

  @Test
  void theSizeOfOnePartChangesNoOther() {
    GrammarCorpus corpus = GrammarCorpus.generate(SPEC);
    GrammarCorpus more = GrammarCorpus.generate(new CorpusSpec.Grammar(1, 150, 60, 1500, 77, 600));
    assertThat(more.test()).isEqualTo(corpus.test());
    assertThat(corpus.dev()).startsWith(more.dev().toArray(SentencePair[]::new));
    assertThat(more.train()).startsWith(corpus.train().toArray(SentencePair[]::new));
  }

  @ParameterizedTest
  @CsvSource({"60", "150", "250"})
  void trainingUsesAllWordsAndNoOthers(int words) {
    GrammarCorpus corpus =
        GrammarCorpus.generate(new CorpusSpec.Grammar(1, words, 60, 3000, 7, 70));
    assertThat(tokens(corpus.train(), true)).isEqualTo(corpus.lexicon().sourceWords());
    assertThat(tokens(corpus.train(), false)).isEqualTo(corpus.lexicon().targetWords());
  }

  @Test
  void textIsTheLowerCaseTokensWithASpaceBetweenAndEndsInAFullStop() {
    for (SentencePair pair : GrammarCorpus.generate(SPEC).test()) {
      assertThat(pair.sourceText()).isEqualTo(String.join(" ", pair.source())).endsWith(" .");
      assertThat(pair.targetText()).isEqualTo(String.join(" ", pair.target())).endsWith(" .");
      assertThat(pair.sourceText()).isLowerCase();
      assertThat(pair.targetText()).isLowerCase();
      assertThat(pair.source()).noneMatch(String::isBlank);
    }
  }

  @Test
  void bothSidesAreAboutAsLong() {
    List<SentencePair> train = GrammarCorpus.generate(SPEC).train();
    double source = train.stream().mapToInt(pair -> pair.source().size()).sum();
    double target = train.stream().mapToInt(pair -> pair.target().size()).sum();
    assertThat(target / source).isBetween(0.97, 1.05);
  }

  @Test
  void aTestSetLargerThanTheLanguageIsRefused() {
    assertThatThrownBy(() -> GrammarCorpus.generate(new CorpusSpec.Grammar(1, 60, 3, 7, 1, 500)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("60 words make no more than 4 test sentences of at most 3 tokens; wanted 500");
  }

  @Test
  void fewerWordsThanTheGrammarNeedsAreRefused() {
    assertThatThrownBy(() -> GrammarCorpus.generate(new CorpusSpec.Grammar(1, 59, 10, 7, 7, 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the grammar needs at least 60 words; found 59");
  }

  private static List<List<SentencePair>> parts(GrammarCorpus corpus) {
    return List.of(corpus.train(), corpus.dev(), corpus.test());
  }

  private static Set<String> train(GrammarCorpus corpus) {
    return sources(corpus.train());
  }

  private static Set<String> sources(List<SentencePair> pairs) {
    return pairs.stream().map(SentencePair::sourceText).collect(Collectors.toSet());
  }

  private static Map<Integer, Long> lengths(List<SentencePair> pairs) {
    return pairs.stream()
        .collect(Collectors.groupingBy(pair -> pair.source().size(), Collectors.counting()));
  }

  private static Set<String> tokens(List<SentencePair> pairs, boolean source) {
    Stream<List<String>> sides = pairs.stream().map(pair -> source ? pair.source() : pair.target());
    return sides.flatMap(List::stream).collect(Collectors.toSet());
  }
}
