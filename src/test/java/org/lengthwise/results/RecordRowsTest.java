package org.lengthwise.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordRowsTest {
  @TempDir Path folder;

  @Test
  void everyRowComesBackAsItWas() {
    List<ScoreRow> scores =
        List.of(
            new ScoreRow(
                "m",
                3,
                "all",
                "greedy",
                "bleu-13a",
                7,
                0.1 + 0.2,
                0,
                100,
                1,
                0.9,
                "nrefs:1|eff:no",
                OptionalInt.of(2)),
            new ScoreRow(
                "n, \"2\"",
                -1,
                "all",
                "greedy",
                "bleu-13a",
                7,
                5,
                4,
                6,
                1,
                1.125,
                "",
                OptionalInt.empty()));
    List<HypothesisRow> hypotheses =
        List.of(
            example(0, Optional.of(true)),
            example(1, Optional.of(false)),
            example(2, Optional.empty()));
    List<LengthRow> lengths =
        List.of(
            new LengthRow(
                "m",
                3,
                "all",
                "source",
                "x",
                1,
                OptionalInt.of(10),
                5,
                20,
                19,
                21,
                1,
                1,
                OptionalInt.of(5)),
            new LengthRow(
                "m",
                3,
                "all",
                "source",
                "x",
                11,
                OptionalInt.empty(),
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                OptionalInt.empty()));

    ScoreRow.write(scores, folder.resolve("scores.csv"));
    HypothesisRow.write(hypotheses, folder.resolve("hypotheses.csv"));
    LengthRow.write(lengths, folder.resolve("bleu_by_length.csv"));

    assertThat(ScoreRow.read(folder.resolve("scores.csv"))).isEqualTo(scores);
    assertThat(HypothesisRow.read(folder.resolve("hypotheses.csv"))).isEqualTo(hypotheses);
    assertThat(LengthRow.read(folder.resolve("bleu_by_length.csv"))).isEqualTo(lengths);
  }

  private static HypothesisRow example(int sentence, Optional<Boolean> ended) {
    return new HypothesisRow(
        "m", 3, "greedy", sentence, 2, 1, "a b", "c", "", -1.5, "", "C,", "all", ended);
  }

  @Test
  void aTableOfAnEarlierVersionLacksTheLaterColumns() throws IOException {
    Path file = folder.resolve("hypotheses.csv");
    HypothesisRow.write(List.of(example(0, Optional.of(true)), example(1, Optional.empty())), file);
    assertThat(Files.readString(file))
        .endsWith(
            """
            ,subset,ended
            m,3,greedy,0,2,1,a b,c,,-1.5,,"C,",all,true
            m,3,greedy,1,2,1,a b,c,,-1.5,,"C,",all,
            """);
    Files.writeString(
        file, Files.readString(file).replace(",ended", "").replaceAll("(?m),(true)?$", ""));

    assertThat(HypothesisRow.read(file))
        .containsExactly(example(0, Optional.empty()), example(1, Optional.empty()));
  }

  @Test
  void inATableOfAnEarlierVersionTheColumnsOfASweepFollowAtOnce() throws IOException {
    Path file = folder.resolve("scores.csv");
    String columns = String.join(",", TableSchema.SCORES.columnNames()).replace(",unended", "");
    Files.writeString(
        file, columns + ",variant_of,models.hidden\nm,1,all,greedy,x,7,5,4,6,1,1,sig,m,64\n");

    assertThat(ScoreRow.read(file))
        .containsExactly(
            new ScoreRow(
                "m", 1, "all", "greedy", "x", 7, 5, 4, 6, 1, 1, "sig", OptionalInt.empty()));
  }

  @Test
  void rowsOfTrainingComeBackAsTheyWere() {
    TrainingRow training = new TrainingRow("m", 5, 1, 10, 777, 4.25, 0.001, 1.5, 0.1, 2.5);
    ValidationRow validation = new ValidationRow("m", 5, 1, 10, 4.25, 70.1, "", Double.NaN);

    training.appendTo(folder.resolve("training.csv"));
    validation.appendTo(folder.resolve("validation.csv"));

    assertThat(TrainingRow.read(folder.resolve("training.csv"))).containsExactly(training);
    assertThat(ValidationRow.read(folder.resolve("validation.csv"))).containsExactly(validation);
  }

  @Test
  void aCountThatIsMissingIsNamed() throws IOException {
    Path file = folder.resolve("validation.csv");
    Files.writeString(
        file, String.join(",", TableSchema.VALIDATION.columnNames()) + "\nm,1,1,,2,7,,\n");

    assertThatThrownBy(() -> ValidationRow.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ": row 1: column update is empty");
  }
}
