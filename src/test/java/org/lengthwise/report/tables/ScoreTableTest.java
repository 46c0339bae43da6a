package org.lengthwise.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.ResultsExample;

class ScoreTableTest {
  @TempDir Path folder;

  @Test
  void scoresStandInColumns() {
    ResultsExample example =
        new ResultsExample(folder, "files", List.of(1L, 12L))
            .withEmptyBucket(2)
            .finished(FIXED, 1)
            .finished(ATTENTION, 1)
            .failed(FIXED, 12, "no memory");

    assertThat(ScoreTable.text(example.folder()))
        .isEqualTo(
            """
            model         seed       bleu-tokenised             bleu-13a  1-10  11-20  21-30  31-40  41-50  51-60   61+
            fixed-vector     1     7.0 (6.3 to 7.8)     9.0 (8.3 to 9.8)  12.3   10.0      -    6.9    6.7    6.3   6.2
            attention        1  21.9 (21.2 to 22.7)  23.9 (23.2 to 24.7)  25.2   26.3      -   24.5   22.4   21.0  18.0
            Length columns: bleu-tokenised by length of the source sentence in tokens.
            fixed-vector, seed 12: failed: no memory.
            attention, seed 12: not started yet.
            """);
  }

  @Test
  void whatIsWrongWithTheScoresIsSaidBelow() {
    ResultsExample example =
        new ResultsExample(folder, "files", List.of(1L))
            .withShortBucket(0)
            .finished(FIXED, 1)
            .unended(3)
            .scoringNothing()
            .finished(ATTENTION, 1);

    assertThat(ScoreTable.text(example.folder()))
        .isEqualTo(
            """
            model         seed     bleu-tokenised           bleu-13a  unended  1-10  11-20  21-30  31-40  41-50  51-60  61+
            fixed-vector     1   7.0 (6.3 to 7.8)   9.0 (8.3 to 9.8)        -     -   10.0    8.2    6.9    6.7    6.3  6.2
            attention        1  0.0 (-0.7 to 0.8)  0.0 (-0.7 to 0.8)       21     -    0.0    0.0    0.0    0.0    0.0  0.0
            Length columns: bleu-tokenised by length of the source sentence in tokens.
            attention scores 0.0 BLEU on the whole test set: it has not learnt to translate, and the scores by length say nothing.
            Sentences of 1–10 source tokens have no BLEU: no reference has 4 tokens, so there is no 4-gram to match.
            Translations that the model did not end, so that they were cut off at the length limit (decoding.length-factor): 21 of 1,811 by attention. They are scored as they are.
            """);
  }

  @Test
  void nothingScoredIsSaid() {
    ResultsExample example =
        new ResultsExample(folder, "files", List.of(1L)).failed(FIXED, 1, "no memory");

    assertThat(ScoreTable.text(example.folder()))
        .isEqualTo(
            """
            No run has been scored yet.
            fixed-vector, seed 1: failed: no memory.
            attention, seed 1: not started yet.
            """);
  }
}
