package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.results.AccuracyRow;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SentenceRow;
import org.lengthwise.results.SentenceTable;

/** Sentences joined and cut, so that the same words are translated at other lengths. */
class LengthItselfTest {
  private static final String JOINED = "evaluation.joined={sentences: [2, 3], tokens: [2, 10]}";

  @TempDir Path temporary;

  @Test
  void joinsEachSentenceWithItsNextNeighboursOfAFittingLength() {
    // Of 10, 3, 2, 2 and 11 tokens, the last is too long: 10 + 3 and 2 + 2; 10 + 3 + 2.
    assertThat(hypotheses(performed(JOINED), "joined"))
        .extracting(HypothesisRow::subset, HypothesisRow::sentence, HypothesisRow::source)
        .containsExactly(
            tuple("joined-2", 0, "a b c a b c a b c a a q b"),
            tuple("joined-2", 2, "b a c b"),
            tuple("joined-3", 0, "a b c a b c a b c a a q b b a"));
  }

  @Test
  void theReferenceOfJoinedSentencesAreTheirReferences() {
    HypothesisRow row = hypotheses(performed(JOINED), "joined-2").get(1);

    assertThat(row.reference()).isEqualTo("y w x y");
    assertThat(row.referenceText()).isEqualTo("y w x y");
    assertThat(row.sourceLength()).isEqualTo(4);
    assertThat(row.referenceLength()).isEqualTo(4);
  }

  @Test
  void makesNoInputThatIsLongerThanTheLengthLimit() {
    assertThat(hypotheses(performed(JOINED, "corpus.length-limit=12"), "joined"))
        .extracting(HypothesisRow::source)
        .containsExactly("b a c b");
  }

  @Test
  void comparesJoinedSentencesWithTheirOwnTranslationsPutTogether() {
    SentenceTable table = SentenceTable.read(performed(JOINED).sentences());
    List<SentenceRow> parts = rows(table, "joined-2-parts");

    assertThat(parts).extracting(SentenceRow::sentence).containsExactly(0, 2);
    assertThat(parts).extracting(SentenceRow::hypothesisLength).containsExactly(13, 4);
    // -3.5 and -1.25; -0.75 and -1.0.
    assertThat(parts).extracting(SentenceRow::logProbability).containsExactly(-4.75, -1.75);
    assertThat(rows(table, "joined-2")).extracting(SentenceRow::sentence).containsExactly(0, 2);
  }

  @Test
  void cutsLongSentencesAfterTheLastPunctuationMarkThatFits() {
    RunFolder run = performed("evaluation.cut.tokens=4");

    List<HypothesisRow> cut = hypotheses(run, "cut");
    assertThat(cut).extracting(HypothesisRow::subset).containsOnly("cut-4");
    // 10 and 11 tokens without a mark: 4 + 4 + 2 and 4 + 4 + 3, each with an end token of its own.
    assertThat(cut).extracting(HypothesisRow::sentence).containsExactly(0, 4);
    assertThat(cut.get(0).hypothesis()).isEqualTo("x y ⁇ x y ⁇ x y ⁇ x");
    assertThat(cut.get(0).source()).isEqualTo("a b c a b c a b c a");
    assertThat(cut.get(0).logProbability()).isEqualTo(-3.5 - 2 * 0.25);
  }

  @Test
  void theCutSentencesAreAlsoScoredAsAWhole() {
    RunFolder run = performed("evaluation.cut.tokens=4", JOINED);
    ExperimentFolder folder = new ExperimentFolder(temporary.resolve("tiny"));

    Scoring.of(TinyExperiment.spec("evaluation.cut.tokens=4"), true, LengthHistogram.of(List.of()))
        .score(List.of(run), folder);

    assertThat(ScoreRow.read(folder.scores()))
        .filteredOn(row -> row.metric().equals("bleu-tokenised"))
        .extracting(ScoreRow::subset, ScoreRow::sentences)
        .containsExactly(
            tuple("all", 5),
            tuple("no-unk", 2),
            tuple("joined-2", 2),
            tuple("joined-2-parts", 2),
            tuple("joined-3", 1),
            tuple("joined-3-parts", 1),
            tuple("cut-4", 2),
            tuple("cut-4-whole", 2));
  }

  @Test
  void aSentenceThatEndsInAMarkIsCutAtTheEarlierOne() {
    assertThat(Passage.end(List.of("a", ",", "b", "c", ".", "d"), 0, 4)).isEqualTo(2);
    assertThat(Passage.end(List.of("a", ",", "b", "c", ".", "d"), 2, 4)).isEqualTo(6);
    assertThat(Passage.end(List.of("a", "b", "c", "d", "e"), 0, 4)).isEqualTo(4);
    assertThat(Passage.end(List.of("(", "a", ")", "d", "e"), 0, 4)).isEqualTo(4);
  }

  @Test
  void theFloorIsTheScoreAgainstReferencesOfOtherSentencesOfTheSameLength() {
    RunFolder run = performed();
    ExperimentFolder folder = new ExperimentFolder(temporary.resolve("tiny"));
    SentenceTable table = SentenceTable.read(run.sentences());

    // Sentences 2 and 3 have two tokens: "y x" beside "x y", and "⁇ y" beside "y w".
    assertThat(rows(table, "floor")).extracting(SentenceRow::sentence).containsExactly(2, 3);
    int first = table.rows().indexOf(rows(table, "floor").get(0));
    assertThat(table.statistics().get("bleu-tokenised").get(first))
        .hasToString("[2, 2, 0, 2, 0, 0, 0, 2, 1, 0, 0]");
    assertThat(table.statistics().get("bleu-tokenised").get(first + 1))
        .hasToString("[2, 2, 0, 1, 0, 0, 0, 2, 1, 0, 0]");

    Scoring.of(TinyExperiment.spec(), true, LengthHistogram.of(List.of()))
        .score(List.of(run), folder);
    assertThat(LengthRow.read(folder.bleuByLength()))
        .filteredOn(row -> row.subset().equals("floor") && row.sentences() > 0)
        .isNotEmpty();
  }

  @Test
  void writesEachTranslationInNumbers() {
    SentenceTable table = SentenceTable.read(performed().sentences());
    SentenceRow row = table.rows().get(0);

    assertThat(row.sourceLength()).isEqualTo(10);
    assertThat(row.hypothesisLength()).isEqualTo(10);
    assertThat(row.logProbability()).isEqualTo(-3.5);
    assertThat(row.ended()).isEqualTo(OptionalInt.of(1));
    assertThat(row.unknown()).isEqualTo(3);
    // x y, y ?, ? x, then each again and x y, y ?, ? x once more: nine pairs, three new.
    assertThat(row.repeated()).isEqualTo(6);
    // The engine looks at the word it copies with 3/4 and at the word before with 1/4, the first
    // time round the end: see the expected weights of TestTranslationTest.
    assertThat(row.greatestWeight()).isEqualTo(0.75);
    assertThat(row.entropy()).isEqualTo(0.56);
    // 1/4 of the first word and 3/4 of the end token, of 11 words.
    assertThat(row.endWeight()).isEqualTo(0.09);
    assertThat(table.statistics().get("bleu-tokenised").get(0))
        .hasToString("[10, 10, 1, 7, 3, 0, 0, 10, 9, 8, 7]");
  }

  @Test
  void aTranslationThatWasCutOffIsMarked() {
    SentenceTable table =
        SentenceTable.read(performed("decoding.length-factor=0.5", JOINED).sentences());

    assertThat(table.rows()).extracting(SentenceRow::ended).contains(OptionalInt.of(0));
    assertThat(rows(table, "joined-2-parts").get(0).ended()).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void countsWordsByHowOftenTrainingHadThem() {
    List<AccuracyRow> rows = AccuracyRow.read(performed().accuracy());

    // Training has x three times, y twice, z once, which is not among the two known words.
    assertThat(rows).hasSize(7);
    AccuracyRow unknown = rows.get(0);
    AccuracyRow known = rows.get(1);
    assertThat(known.countFrom()).isEqualTo(1);
    assertThat(known.countTo()).isEqualTo(OptionalInt.of(9));
    assertThat(unknown.referenceWords()).isEqualTo(1);
    assertThat(unknown.hypothesisWords()).isEqualTo(3 + 1 + 1 + 1);
    assertThat(unknown.matched()).isZero();
    assertThat(known.referenceWords()).isEqualTo(10 + 3 + 1 + 2 + 11);
    assertThat(known.hypothesisWords()).isEqualTo(7 + 2 + 2 + 1 + 10);
    assertThat(known.matched()).isEqualTo(7 + 2 + 1 + 1 + 10);
  }

  private static List<SentenceRow> rows(SentenceTable table, String subset) {
    return table.rows().stream().filter(row -> row.subset().equals(subset)).toList();
  }

  private static List<HypothesisRow> hypotheses(RunFolder run, String subsets) {
    return HypothesisRow.read(run.hypotheses()).stream()
        .filter(row -> row.subset().startsWith(subsets))
        .toList();
  }

  private RunFolder performed(String... overrides) {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, overrides);
    LetterCorpus.perform(folder, "attention", 1);
    return folder.run("attention", 1);
  }
}
