package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SharpnessRow;

class TestTranslationTest {
  private static final String GIVEN =
      "{\"model\":\"attention\",\"seed\":1,\"sentence\":\"given-1\","
          + "\"source\":[\"a\",\"q\",\"</s>\"],\"target\":[\"x\",\"⁇\",\"</s>\"],"
          + "\"log_probabilities\":[-0.25,-0.5,-0.25],\"log_probability\":-1.0,"
          + "\"weights\":[[0.75,0.0,0.25],[0.25,0.75,0.0],[0.0,0.25,0.75]]}";

  @TempDir Path temporary;

  @Test
  void translatesAllPairsAndThoseWithoutUnknownWordsOnceMoreWithTheUnknownWordBanned() {
    assertThat(HypothesisRow.read(performed().hypotheses()))
        .extracting(
            HypothesisRow::subset,
            HypothesisRow::sentence,
            HypothesisRow::hypothesis,
            HypothesisRow::logProbability,
            HypothesisRow::decoding)
        .containsExactly(
            tuple("all", 0, "x y ⁇ x y ⁇ x y ⁇ x", -3.5, "greedy"),
            tuple("all", 1, "x ⁇ y", -1.25, "greedy"),
            tuple("all", 2, "y x", -0.75, "greedy"),
            tuple("all", 3, "⁇ y", -1.0, "greedy"),
            tuple("all", 4, "x x x x x x x x x x ⁇", -3.25, "greedy"),
            tuple("no-unk", 0, "x y x x y x x y x x", -2.75, "greedy"),
            tuple("no-unk", 3, "x y", -0.75, "greedy"));
  }

  @Test
  void namesTheBeamAndLeavesOutASubsetThatIsNotAskedFor() {
    assertThat(
            HypothesisRow.read(
                performed(LetterCorpus.BEAM, "evaluation.no-unk=false").hypotheses()))
        .hasSize(5)
        .allMatch(row -> row.decoding().equals("beam 3") && row.subset().equals("all"));
  }

  @Test
  void scoresEachSubsetByItself() {
    RunFolder run = performed();
    ExperimentFolder folder = new ExperimentFolder(temporary.resolve("tiny"));

    Scoring.of(TinyExperiment.spec(), true, LengthHistogram.of(List.of()))
        .score(List.of(run), folder);

    assertThat(ScoreRow.read(folder.scores()))
        .extracting(ScoreRow::subset, ScoreRow::metric, ScoreRow::sentences)
        .containsExactly(
            tuple("all", "bleu-tokenised", 5),
            tuple("all", "bleu-13a", 5),
            tuple("all", "chrf2", 5),
            tuple("no-unk", "bleu-tokenised", 2),
            tuple("no-unk", "bleu-13a", 2),
            tuple("no-unk", "chrf2", 2));
    assertThat(ScoreRow.read(folder.scores()).get(3).score()).isCloseTo(100, within(1e-9));
    assertThat(SharpnessRow.read(folder.sharpness()))
        .isEqualTo(SharpnessRow.read(run.sharpness()))
        .hasSize(1);
  }

  @Test
  void writesTheSourceWordInPlaceOfAnUnknownOneWhereAskedTo() {
    List<HypothesisRow> rows =
        HypothesisRow.read(performed("decoding.replace-unknown=true").hypotheses());

    assertThat(rows)
        .extracting(HypothesisRow::hypothesis)
        .containsExactly(
            "x y c x y c x y c x",
            "x q y",
            "y x",
            "c y",
            "x x x x x x x x x x q",
            "x y x x y x x y x x",
            "x y");
    assertThat(rows.get(1).hypothesisText()).isEqualTo("x q y");
    assertThat(rows.get(1).logProbability()).isEqualTo(-1.25);
  }

  @Test
  void keepsTheAlignmentsOfTheDrawnAndTheGivenSentences() throws Exception {
    RunFolder run = performed("decoding.replace-unknown=true");

    // Only test pair 0 has 10 to 20 source words and no unknown one.
    List<AlignmentRecord> records = AlignmentRecord.read(run.alignments());
    assertThat(records)
        .extracting(AlignmentRecord::sentence)
        .containsExactly("test-0", "given-1", "given-2");
    AlignmentRecord drawn = records.get(0);
    assertThat(String.join(" ", drawn.source())).isEqualTo("a b c a b c a b c a </s>");
    assertThat(String.join(" ", drawn.target())).isEqualTo("x y ⁇ x y ⁇ x y ⁇ x </s>");
    assertThat(drawn.logProbability()).isEqualTo(-3.5);
    assertThat(drawn.weights().get(0)).startsWith(0.75, 0.0).endsWith(0.0, 0.25);
    assertThat(drawn.weights().get(10)).startsWith(0.0).endsWith(0.25, 0.75);
    assertThat(Files.readAllLines(run.alignments()).get(1)).isEqualTo(GIVEN);
    assertThat(records.get(2).target()).containsExactly("y", "</s>");
  }

  @Test
  void aTranslationThatWasCutOffHasNoEndTokenInItsAlignment() {
    AlignmentRecord given =
        AlignmentRecord.read(performed("decoding.length-factor=0.5").alignments()).get(1);

    // At most half of three tokens: one.
    assertThat(given.target()).containsExactly("x");
    assertThat(given.logProbabilities()).containsExactly(-0.25);
    assertThat(given.weights()).containsExactly(List.of(0.75, 0.0, 0.25));
  }

  @Test
  void theTableSaysWhichTranslationsTheModelEnded() {
    assertThat(HypothesisRow.read(performed().hypotheses()))
        .hasSize(7)
        .allMatch(row -> row.ended().equals(Optional.of(true)));
  }

  @Test
  void theTableSaysSoOfTranslationsThatWereCutOff() {
    ExperimentFolder folder =
        LetterCorpus.prepare(
            temporary, "decoding.length-factor=0.5", "decoding.replace-unknown=true");
    LetterCorpus.perform(folder, "attention", 1);
    RunFolder run = folder.run("attention", 1);

    assertThat(HypothesisRow.read(run.hypotheses()))
        .extracting(HypothesisRow::subset, HypothesisRow::hypothesis, HypothesisRow::ended)
        .contains(
            tuple("all", "x y c x y", Optional.of(false)),
            tuple("all", "x q", Optional.of(false)),
            tuple("no-unk", "x y x x y", Optional.of(false)))
        .extracting(row -> row.toList().get(2))
        .containsOnly(Optional.of(false));
    Scoring.of(TinyExperiment.spec(), true, LengthHistogram.of(List.of()))
        .score(List.of(run), folder);
    assertThat(ScoreRow.read(folder.scores()))
        .filteredOn(row -> row.metric().equals("bleu-tokenised"))
        .extracting(ScoreRow::subset, row -> row.unended().orElseThrow())
        .containsExactly(tuple("all", 5), tuple("no-unk", 2));
  }

  @Test
  void measuresSharpnessOverTheTranslationsOfAllPairs() {
    SharpnessRow row = SharpnessRow.read(performed(LetterCorpus.BEAM).sharpness()).get(0);

    assertThat(row.decoding()).isEqualTo("beam 3");
    assertThat(row.sentences()).isEqualTo(5);
    assertThat(row.positions()).isEqualTo(11 + 4 + 3 + 3 + 12);
    assertThat(row.meanMaximum()).isEqualTo(0.75);
    // -(3/4 ln 3/4 + 1/4 ln 1/4); (11 ln 11 + 4 ln 4 + 2 x 3 ln 3 + 12 ln 12) / 33
    assertThat(row.meanEntropy()).isCloseTo(0.5623351446188083, within(1e-9));
    assertThat(row.uniformEntropy()).isCloseTo(2.0706842113553425, within(1e-9));
  }

  @Test
  void aFixedVectorHasNoSharpnessAndTheSameSentencesAreDrawnForItWhicheverRunsFirst() {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1, 2]");
    LetterCorpus.perform(folder, "fixed", 2);
    LetterCorpus.perform(folder, "attention", 1);
    LetterCorpus.perform(folder, "fixed", 1);

    assertThat(SharpnessRow.read(folder.run("fixed", 1).sharpness())).isEmpty();
    List<String> sentences = sentences(folder.run("attention", 1));
    assertThat(sentences).hasSize(3);
    assertThat(sentences(folder.run("fixed", 1))).isEqualTo(sentences);
    assertThat(sentences(folder.run("fixed", 2))).isEqualTo(sentences);
  }

  private static List<String> sentences(RunFolder run) {
    return AlignmentRecord.read(run.alignments()).stream()
        .map(record -> record.sentence() + " " + record.source())
        .toList();
  }

  private RunFolder performed(String... overrides) {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, overrides);
    LetterCorpus.perform(folder, "attention", 1);
    return folder.run("attention", 1);
  }
}
