package org.lengthwise.corpus.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.CorpusSpec;

class TranslationTest {
  private static final Map<String, String> SHORT_SENTENCES = shortSentences();

  @ParameterizedTest
  @CsvSource({
    "he sleeps ., il dort .",
    "they sleep ., ils dorment .",
    "cats sleep ., des chats dorment .",
    "she is small ., elle est petite .",
    "the red house sleeps ., la maison rouge dort .",
    "a small cat sleeps ., un petit chat dort .",
    "these very red dogs sing ., ces chiens très rouges chantent .",
    "peter often sleeps ., pierre dort souvent .",
    "mary sees him ., marie le voit .",
    "they often take them ., ils les prennent souvent .",
    "he does not sleep ., il ne dort pas .",
    "cats do not see her ., des chats ne la voient pas .",
    "he sees cats ., il voit des chats ."
  })
  void wordsMoveAndAgreeAsTheGrammarSays(String source, String target) {
    assertThat(SHORT_SENTENCES).containsEntry(source, target);
  }

  @ParameterizedTest
  @CsvSource({
    "of the king, du roi",
    "of the queen, de la reine",
    "of the kings, des rois",
    "of the queens, des reines",
    "of peter, de pierre",
    "of kings, de rois",
    "of this queen, de cette reine",
    "the cat that sleeps, le chat qui dort",
    "these cats that sleep, ces chats qui dorment",
    "the queens that are green, les reines qui sont vertes",
    "they are small, ils sont petits",
    "mary is small, marie est petite",
    "he sleeps and she, il dort et elle"
  })
  void possessorsPredicatesAndFurtherClausesFollowInBothLanguages(String source, String target) {
    List<String> targets =
        SHORT_SENTENCES.entrySet().stream()
            .filter(pair -> (" " + pair.getKey()).contains(" " + source + " "))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(targets).isNotEmpty().allSatisfy(text -> assertThat(text).contains(target + " "));
  }

  @Test
  void targetsAgreeAfterAnIndependentTable() {
    GrammarCorpus corpus =
        GrammarCorpus.generate(new CorpusSpec.Grammar(3, 150, 60, 3000, 7, 1000));
    assertThat(all(corpus)).allSatisfy(pair -> TargetSyntax.check(pair.target()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "la chat dort .",
        "le chat dorment .",
        "les chats rouge dorment .",
        "le rouge chat dort .",
        "elle est petit .",
        "la maison qui est grand dort .",
        "marie voit le .",
        "il ne dort souvent .",
        "de le roi dort .",
        "il dort et un maison chante ."
      })
  void theIndependentTableRefusesWhatDoesNotAgree(String sentence) {
    assertThatThrownBy(() -> TargetSyntax.check(List.of(sentence.split(" "))))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 150, 613})
  void eachContentWordGivesExactlyOneTargetWord(int words) {
    GrammarCorpus corpus =
        GrammarCorpus.generate(new CorpusSpec.Grammar(5, words, 60, 1500, 7, 300));
    Map<String, SortedSet<String>> translations = corpus.lexicon().translations();
    Set<String> content =
        translations.values().stream().flatMap(SortedSet::stream).collect(Collectors.toSet());
    for (SentencePair pair : all(corpus)) {
      List<String> left = new ArrayList<>(pair.target());
      left.retainAll(content);
      for (String word : pair.source()) {
        SortedSet<String> forms = translations.get(word);
        if (forms != null) {
          assertThat(left).as("%s in %s", word, pair).anyMatch(forms::contains);
          left.remove(left.stream().filter(forms::contains).findFirst().orElseThrow());
        }
      }
      assertThat(left).as("left over in %s", pair).isEmpty();
    }
  }

  @Test
  void theTranslationIsAFunctionOfTheSource() {
    Map<String, String> seen = new HashMap<>(SHORT_SENTENCES);
    GrammarCorpus corpus = GrammarCorpus.generate(new CorpusSpec.Grammar(8, 60, 7, 20_000, 7, 7));
    int repeated = 0;
    for (SentencePair pair : corpus.train()) {
      String earlier = seen.putIfAbsent(pair.sourceText(), pair.targetText());
      if (earlier != null) {
        repeated++;
        assertThat(pair.targetText()).isEqualTo(earlier);
      }
    }
    assertThat(repeated).isGreaterThan(5000);
  }

  private static Map<String, String> shortSentences() {
    Map<String, String> sentences = new HashMap<>();
    GrammarCorpus corpus =
        GrammarCorpus.generate(new CorpusSpec.Grammar(2, 60, 7, 100_000, 2000, 2000));
    all(corpus).forEach(pair -> sentences.put(pair.sourceText(), pair.targetText()));
    return sentences;
  }

  private static List<SentencePair> all(GrammarCorpus corpus) {
    return Stream.of(corpus.train(), corpus.dev(), corpus.test()).flatMap(List::stream).toList();
  }
}
