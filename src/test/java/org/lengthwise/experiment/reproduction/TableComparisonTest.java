package org.lengthwise.experiment.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.TableSchema;
import org.lengthwise.results.TrainingRow;

class TableComparisonTest {
  @TempDir Path folder;

  @Test
  void timesAreNotCompared() {
    assertThat(ofAll(training("a", 3.25, 1.5), training("b", 3.25, 99)))
        .isEqualTo(ComparisonResult.equal("t", "2 rows"));
  }

  @Test
  void theFirstCellThatDiffersIsNamedWithAllItsDigits() {
    assertThat(ofAll(training("a", 3.25, 1), training("b", 3.2500000000000004, 1)))
        .isEqualTo(
            ComparisonResult.differs(
                "t", "1 of 2 rows, first row 2: loss 3.25 recorded, 3.2500000000000004 now"));
  }

  @Test
  void aMissingNumberIsNoNumber() {
    assertThat(ofAll(training("a", 3, 1), training("b", Double.NaN, 1)).detail())
        .isEqualTo("1 of 2 rows, first row 2: loss 3.0 recorded, nothing now");
  }

  @Test
  void anotherNumberOfRowsIsADifference() {
    Path one = folder.resolve("one.csv");
    TrainingRow.write(List.of(new TrainingRow("m", 1, 1, 5, 10, 4, 0.1, 1, 0, 1)), one);

    assertThat(ofAll(training("a", 3, 1), one))
        .isEqualTo(ComparisonResult.differs("t", "2 rows recorded, 1 now"));
  }

  @Test
  void aFileThatWasNotRecordedIsNotComparedAndOneNotMadeDiffers() {
    Path there = training("a", 3, 1);
    Path missing = folder.resolve("missing.csv");

    assertThat(ofAll(missing, there))
        .isEqualTo(ComparisonResult.notCompared("t", "not in the recorded results"));
    assertThat(ofAll(there, missing))
        .isEqualTo(ComparisonResult.differs("t", "recorded, but not made now"));
  }

  @Test
  void ofAPublicationTheRecordedRowsAreCompared() {
    Path all = hypotheses("all", row(0, "x y"), row(1, "z"), row(2, "v"));

    assertThat(ofRecorded(hypotheses("some", row(2, "v"), row(0, "x y")), all))
        .isEqualTo(ComparisonResult.equal("t", "2 rows, of the 3 made now"));
    assertThat(ofRecorded(hypotheses("other", row(2, "v"), row(0, "x z")), all))
        .isEqualTo(
            ComparisonResult.differs(
                "t", "1 of 2 rows, first row 2: hypothesis x z recorded, x y now"));
    assertThat(ofRecorded(all, hypotheses("fewer", row(0, "x y"), row(2, "v"))))
        .isEqualTo(ComparisonResult.differs("t", "1 of 3 rows, first row 2: not made now"));
  }

  @Test
  void aColumnThatAnEarlierVersionDidNotRecordIsNotCompared() throws IOException {
    Path all = hypotheses("all", row(0, "x y"), row(1, "z"));
    String text = Files.readString(all).replace(",ended", "").replaceAll("(?m),true$", "");

    assertThat(ofRecorded(Files.writeString(folder.resolve("old.csv"), text), all))
        .isEqualTo(ComparisonResult.equal("t", "2 rows"));
    assertThat(
            ofRecorded(
                Files.writeString(folder.resolve("other.csv"), text.replace("x y", "y")), all))
        .isEqualTo(
            ComparisonResult.differs(
                "t", "1 of 2 rows, first row 1: hypothesis y recorded, x y now"));
  }

  private static ComparisonResult ofAll(Path recorded, Path again) {
    return TableComparison.ofAll("t", TableSchema.TRAINING, recorded, again).orElseThrow();
  }

  private static ComparisonResult ofRecorded(Path recorded, Path again) {
    return TableComparison.ofRecorded(
            "t", TableSchema.HYPOTHESES, List.of("subset", "sentence"), recorded, again)
        .orElseThrow();
  }

  private Path training(String name, double loss, double seconds) {
    Path file = folder.resolve(name + ".csv");
    TrainingRow.write(
        List.of(
            new TrainingRow("m", 1, 1, 5, 10, 4, 0.1, 1, 0, seconds),
            new TrainingRow("m", 1, 1, 10, 10, loss, 0.1, 1, 0, seconds + 1)),
        file);
    return file;
  }

  private Path hypotheses(String name, HypothesisRow... rows) {
    Path file = folder.resolve(name + ".csv");
    HypothesisRow.write(List.of(rows), file);
    return file;
  }

  private static HypothesisRow row(int sentence, String hypothesis) {
    return new HypothesisRow(
        "m",
        1,
        "greedy",
        sentence,
        2,
        2,
        "a b",
        "c d",
        hypothesis,
        -0.5,
        "text",
        "c d",
        "all",
        Optional.of(true));
  }
}
