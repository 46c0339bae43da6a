package org.lengthwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.metrics.Bleu.Smoothing;

/**
 * Scores that sacreBLEU 2.6.0 gives, those of its own test suite among them: to half of the last
 * digit known, or to the whole of it where that was cut off and not rounded.
 */
class BleuGoldenTest {
  private static final List<String> DOG =
      List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him.");
  private static final List<String> DOG_A =
      List.of("The dog bit the man.", "It was not unexpected.", "The man bit him first.");
  private static final List<String> DOG_B =
      List.of("The dog had bit the man.", "No one was surprised.", "The man had bitten the dog.");
  private static final String SUGAR =
      "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;";
  private static final String SUGAR_REFERENCE = "producţia de zahăr brut se exprimă în zahăr alb;";

  @Test
  void severalReferencesUnderEachTokenisation() {
    assertThat(twoReferences(BleuTokenisation.V13A, Smoothing.EXP, 4, DOG))
        .isEqualTo(48.530827, within(5e-7));
    assertThat(twoReferences(BleuTokenisation.V13A, Smoothing.NONE, 4, DOG))
        .isEqualTo(48.530827, within(5e-7));
    assertThat(twoReferences(BleuTokenisation.NONE, Smoothing.EXP, 4, DOG))
        .isEqualTo(49.1919566, within(5e-8));
    assertThat(twoReferences(BleuTokenisation.INTL, Smoothing.EXP, 4, DOG))
        .isEqualTo(43.91623493, within(5e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 77.65", "2, 60.50", "3, 53.93", "4, 48.53", "5, 46.14", "6, 43.28"})
  void severalReferencesUnderEachHighestOrder(int order, double expected) {
    assertThat(twoReferences(BleuTokenisation.V13A, Smoothing.EXP, order, DOG))
        .isEqualTo(expected, within(5e-3));
  }

  @Test
  void emptyHypothesesAreKeptAndScoreNothing() {
    assertThat(twoReferences(BleuTokenisation.V13A, Smoothing.EXP, 4, List.of("", "", "")))
        .isZero();
  }

  @Test
  void countsWithoutText() {
    Statistics statistics = counts(11, 11, List.of(9L, 7L, 5L, 3L));
    assertThat(kind(BleuTokenisation.NONE, Smoothing.NONE).score(statistics).value())
        .isEqualTo(83.75922397, within(5e-9));
  }

  @Test
  void floorWithEffectiveOrder() {
    Bleu raw = new Bleu("raw", BleuTokenisation.NONE, Smoothing.floor(0.01), 4, true);
    assertThat(of(raw, "this is a fest", "this is a test"))
        .isEqualTo(22.3606797749979, within(5e-14));
    assertThat(of(raw, "this is a test", "this is a test")).isEqualTo(100);
    assertThat(of(raw, "test", "a test")).isEqualTo(36.78794411714425, within(5e-14));
    assertThat(of(raw, "a test", "a test")).isEqualTo(100);
    assertThat(of(raw, "a little test", "a test")).isEqualTo(3.218297948685433, within(5e-15));
    List<String> hypotheses = List.of("this is a test", "another test");
    assertThat(raw.score(raw.statistics(hypotheses, List.of("ref1", "ref2"))).value()).isZero();
  }

  @Test
  void repeatedWordsAreClippedAndCounted() {
    Bleu floor = kind(BleuTokenisation.NONE, Smoothing.floor(0.1));
    Statistics statistics =
        floor.statistics("am I am a character sequence", "I am a symbol string sequence a a");
    assertThat(new BleuStatistics(statistics)).hasToString("4/2/1/0 of 6/5/4/3, 6 to 8");
    assertThat(floor.score(statistics).value()).isEqualTo(15.55722182, within(1e-8));
    Bleu nothing = kind(BleuTokenisation.NONE, Smoothing.floor(0));
    assertThat(nothing.score(statistics).value()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "V13A, EXP, 0, 8.493, 5e-4",
    "V13A, NONE, 0, 0, 0",
    "V13A, FLOOR, 0.1, 4.51688, 5e-6",
    "V13A, FLOOR, 0.5, 10.10, 5e-3",
    "V13A, ADD_K, 1, 14.882, 1e-3",
    "V13A, ADD_K, 2, 21.389, 5e-4",
    "NONE, EXP, 0, 7.347, 5e-4",
    "CHAR, EXP, 0, 40.8759, 1e-4"
  })
  void oneSentenceUnderEachSmoothingAndTokenisation(
      BleuTokenisation tokenisation,
      Smoothing.Method method,
      double value,
      double expected,
      double tolerance) {
    Bleu sentence = new Bleu("sentence", tokenisation, new Smoothing(method, value), 4, true);
    assertThat(of(sentence, SUGAR, SUGAR_REFERENCE)).isEqualTo(expected, within(tolerance));
  }

  @Test
  void oneSentenceInLowerCaseCharacters() {
    Bleu sentence = new Bleu("sentence", BleuTokenisation.CHAR, Smoothing.EXP, 4, true);
    assertThat(
            of(sentence, SUGAR.toLowerCase(Locale.ROOT), SUGAR_REFERENCE.toLowerCase(Locale.ROOT)))
        .isEqualTo(42.0267, within(1e-4));
  }

  @Test
  void noMatchAtAllIsZeroUnderEverySmoothing() {
    for (Smoothing smoothing : everySmoothing()) {
      for (boolean effective : List.of(true, false)) {
        Bleu bleu = new Bleu("any", BleuTokenisation.V13A, smoothing, 4, effective);
        String reference = effective ? "okay thanks" : "okay, thanks!";
        assertThat(of(bleu, "this is a cat", reference)).as(smoothing.label()).isZero();
      }
    }
  }

  @Test
  void degenerateCounts() {
    Bleu floor = kind(BleuTokenisation.NONE, Smoothing.floor(0.1));
    List<Long> none = List.of(0L, 0L, 0L, 0L);
    assertThat(floor.score(BleuStatistics.of(0, 1, none, List.of(4L, 4L, 2L, 1L)).counts()).value())
        .isZero();
    assertThat(floor.score(BleuStatistics.of(1, 5, none, none).counts()).value()).isZero();
    Bleu nothing = kind(BleuTokenisation.NONE, Smoothing.floor(0));
    Statistics halfMatched =
        BleuStatistics.of(6, 6, List.of(6L, 5L, 4L, 0L), List.of(6L, 5L, 4L, 3L)).counts();
    assertThat(nothing.score(halfMatched).value()).isZero();
  }

  @Test
  void oneReferenceUnderEachSmoothingAndTokenisation() {
    Bleu exp = Bleu.V13A;
    Statistics statistics = Statistics.sum(exp.statistics(DOG, DOG_A), exp.width());
    assertThat(new BleuStatistics(statistics)).hasToString("12/6/4/3 of 17/14/11/8, 17 to 17");
    assertThat(exp.score(statistics).value()).isEqualTo(45.067506, within(5e-7));
    assertThat(one(BleuTokenisation.V13A, Smoothing.addK(1))).isEqualTo(49.697705, within(5e-7));
    assertThat(one(BleuTokenisation.CHAR, Smoothing.EXP)).isEqualTo(51.562780, within(5e-7));
    assertThat(one(BleuTokenisation.INTL, Smoothing.EXP)).isEqualTo(38.452466, within(5e-7));
    Score plain = Bleu.TOKENISED.score(Bleu.TOKENISED.statistics(DOG, DOG_A));
    assertThat(plain.value()).isEqualTo(44.428089, within(5e-7));
    assertThat(plain.part("hypothesis_length")).isEqualTo(14);
  }

  @Test
  void anEmptySentenceCountsThroughTheLengths() {
    List<String> first = List.of("", "the cat sat on the mat");
    List<String> second = List.of("the cat", "the cat sat on the mat");
    Score shorter = Bleu.V13A.score(Bleu.V13A.statistics(first, second));
    assertThat(shorter.value()).isEqualTo(71.6531, within(5e-5));
    assertThat(shorter.part("brevity_penalty")).isEqualTo(0.7165, within(5e-5));
    assertThat(shorter.part("hypothesis_length")).isEqualTo(6);
    assertThat(shorter.part("reference_length")).isEqualTo(8);
    List<String> longer = List.of("a", "the cat sat on the mat");
    assertThat(Bleu.V13A.score(Bleu.V13A.statistics(longer, first)).value())
        .isEqualTo(96.2195, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "the cat sat, the cat sat on the mat, EXP, 0, false, 0",
    "the cat sat, the cat sat on the mat, ADD_K, 1, false, 36.7879",
    "the cat sat, the cat sat on the mat, EXP, 0, true, 36.7879",
    // Where sacreBLEU gives 0, although the translation is right.
    "the cat, the cat, EXP, 0, false, NaN",
    "the cat, the cat, EXP, 0, true, 100",
    "the the the the the the the, the cat is on the mat, EXP, 0, false, 7.8098",
    "the the the the the the the, the cat is on the mat, FLOOR, 0.1, false, 3.9281",
    "the the the the the the the, the cat is on the mat, ADD_K, 1, false, 19.2056",
    "the the the the the the the, the cat is on the mat, NONE, 0, false, 0",
    "the cat on a mat sat there, the cat sat on the mat there, EXP, 0, false, 17.2860",
    "the cat on a mat sat there, the cat sat on the mat there, FLOOR, 0.1, false, 9.1932",
    "the cat on a mat sat there, the cat sat on the mat there, ADD_K, 1, false, 30.0584",
    "the cat on a mat sat there, the cat sat on the mat there, NONE, 0, false, 0",
    "the cat sat on the mat today again, the cat sat on the mat, EXP, 0, false, 68.0375",
    "the cat sat on the mat today again, the cat sat on the mat, ADD_K, 1, false, 71.9409"
  })
  void shortSentences(
      String hypothesis,
      String reference,
      Smoothing.Method method,
      double value,
      boolean effective,
      double expected) {
    Bleu bleu =
        new Bleu("short", BleuTokenisation.V13A, new Smoothing(method, value), 4, effective);
    assertThat(of(bleu, hypothesis, reference)).isEqualTo(expected, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "11, 5, NONE, 0, 0",
    "11, 5, EXP, 0, 53.517379",
    "11, 5, FLOOR, 0.1, 35.789228",
    "11, 5, ADD_K, 1, 60.854584",
    "13, 0, NONE, 0, 0",
    "13, 0, EXP, 0, 21.099623",
    "13, 0, FLOOR, 0.1, 11.221404",
    "13, 0, ADD_K, 1, 32.418495"
  })
  void countsWithEmptyOrdersUnderEachSmoothing(
      long referenceLength, long trigrams, Smoothing.Method method, double value, double expected) {
    Bleu bleu = kind(BleuTokenisation.NONE, new Smoothing(method, value));
    Statistics statistics = counts(11, referenceLength, List.of(9L, 7L, trigrams, 0L));
    assertThat(bleu.score(statistics).value()).isEqualTo(expected, within(5e-7));
  }

  @Test
  void ofTwoReferencesEquallyCloseTheShorterGivesTheLength() {
    for (List<String> references :
        List.of(List.of("a b c d", "a b c d e f"), List.of("a b c d e f", "a b c d"))) {
      Score score = Bleu.TOKENISED.score(Bleu.TOKENISED.statistics("a b c d e", references));
      assertThat(score.part("reference_length")).isEqualTo(4);
      assertThat(score.value()).isEqualTo(100);
    }
  }

  private static double twoReferences(
      BleuTokenisation tokenisation, Smoothing smoothing, int order, List<String> hypotheses) {
    Bleu bleu = new Bleu("two", tokenisation, smoothing, order, false);
    List<Statistics> sentences = new ArrayList<>();
    for (int i = 0; i < hypotheses.size(); i++) {
      sentences.add(bleu.statistics(hypotheses.get(i), List.of(DOG_A.get(i), DOG_B.get(i))));
    }
    return bleu.score(sentences).value();
  }

  private static double one(BleuTokenisation tokenisation, Smoothing smoothing) {
    Bleu bleu = kind(tokenisation, smoothing);
    return bleu.score(bleu.statistics(DOG, DOG_A)).value();
  }

  private static double of(Bleu bleu, String hypothesis, String reference) {
    return bleu.score(bleu.statistics(hypothesis, reference)).value();
  }

  private static Bleu kind(BleuTokenisation tokenisation, Smoothing smoothing) {
    return new Bleu("test", tokenisation, smoothing, 4, false);
  }

  private static Statistics counts(long hypothesis, long reference, List<Long> correct) {
    return BleuStatistics.of(hypothesis, reference, correct, List.of(10L, 8L, 6L, 4L)).counts();
  }

  private static List<Smoothing> everySmoothing() {
    return List.of(Smoothing.NONE, Smoothing.EXP, Smoothing.floor(0.1), Smoothing.addK(1));
  }
}
