package org.lengthwise.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class TableSchemaTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NA",
        "null",
        "NaN",
        "a,b",
        "say \"no\"",
        "\"",
        "\"\"",
        "two\nlines",
        "carriage\rreturn",
        "both\r\nof them",
        "  leads",
        "trails ",
        " ",
        "#1",
        "<script>alert('x')</script>",
        "fish & chips",
        "a | b",
        "tab\there",
        "back\\slash\\",
        "line\u2028separator",
        "next\u0085line",
        "שלום עולם",
        "🙂",
        "\u0000",
        "001",
        ""
      })
  void stringsSurvive(String text) {
    Table table = TableSchema.HYPOTHESES.empty();
    Row row = table.appendRow();
    row.setString("model", "attention");
    row.setInt("sentence", 3);
    row.setString("source", text);
    row.setString("hypothesis", "x");
    row.setString("reference_text", text);
    Path file = folder.resolve("hypotheses.csv");

    TableSchema.HYPOTHESES.write(table, file);
    Table read = TableSchema.HYPOTHESES.read(file);

    assertThat(read.rowCount()).isEqualTo(1);
    assertThat(read.stringColumn("source").get(0)).isEqualTo(text);
    assertThat(read.stringColumn("reference_text").get(0)).isEqualTo(text);
    assertThat(read.stringColumn("hypothesis").get(0)).isEqualTo("x");
    assertThat(read.intColumn("sentence").getInt(0)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRAINING       | model,seed,epoch,update,tokens,loss,learning_rate,gradient_norm,clipped,seconds
          VALIDATION     | model,seed,epoch,update,loss,perplexity,metric,score
          HYPOTHESES     | model,seed,decoding,sentence,source_length,reference_length,source,reference,hypothesis,log_probability,hypothesis_text,reference_text,subset,ended
          SCORES         | model,seed,subset,decoding,metric,sentences,score,low,high,brevity_penalty,length_ratio,signature,unended
          SHARPNESS      | model,seed,decoding,sentences,positions,mean_maximum,mean_entropy,uniform_entropy
          BLEU_BY_LENGTH | model,seed,subset,axis,metric,length_from,length_to,sentences,bleu,low,high,brevity_penalty,length_ratio,unended
          """)
  void theColumnsOfATableStayAsTheyAreCalled(TableSchema schema, String columns) {
    assertThat(String.join(",", schema.columnNames())).isEqualTo(columns);
  }

  @Test
  void aSentenceOfFiveThousandTokensSurvives() {
    String text = "anticonstitutionally ".repeat(5000).strip();
    Table table = TableSchema.HYPOTHESES.empty();
    table.appendRow().setString("hypothesis", text);
    Path file = folder.resolve("hypotheses.csv");

    TableSchema.HYPOTHESES.write(table, file);

    assertThat(TableSchema.HYPOTHESES.read(file).stringColumn("hypothesis").get(0)).isEqualTo(text);
  }

  @Test
  void doublesComeBackBitByBit() {
    SplittableRandom random = new SplittableRandom(7);
    double[] values = random.longs(500).mapToDouble(Double::longBitsToDouble).toArray();
    values[0] = 0.1;
    values[1] = -0.0;
    values[2] = Double.MIN_VALUE;
    values[3] = Double.MAX_VALUE;
    values[4] = Double.POSITIVE_INFINITY;
    Table table = TableSchema.SCORES.empty();
    for (double value : values) {
      table.appendRow().setDouble("score", value);
    }
    Path file = folder.resolve("scores.csv");

    TableSchema.SCORES.write(table, file);

    DoubleColumn read = TableSchema.SCORES.read(file).doubleColumn("score");
    for (int i = 0; i < values.length; i++) {
      assertThat(Double.compare(read.getDouble(i), values[i])).as("%s", values[i]).isZero();
    }
  }

  @Test
  void aMissingValueIsAnEmptyCell() throws IOException {
    Table table = TableSchema.BLEU_BY_LENGTH.empty();
    Row row = table.appendRow();
    row.setString("model", "m");
    row.setLong("seed", Long.MAX_VALUE);
    row.setString("subset", "all");
    row.setString("axis", "source");
    row.setString("metric", "bleu-tokenised");
    row.setInt("length_from", 61);
    row.setInt("sentences", 0);
    Path file = folder.resolve("bleu_by_length.csv");

    TableSchema.BLEU_BY_LENGTH.write(table, file);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            model,seed,subset,axis,metric,length_from,length_to,sentences,bleu,low,high,\
            brevity_penalty,length_ratio,unended
            m,9223372036854775807,all,source,bleu-tokenised,61,,0,,,,,,
            """);
    Table read = TableSchema.BLEU_BY_LENGTH.read(file);
    assertThat(read.intColumn("length_to").isMissing(0)).isTrue();
    assertThat(read.doubleColumn("bleu").isMissing(0)).isTrue();
    assertThat(read.longColumn("seed").getLong(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aTableWithoutRowsKeepsItsTypes() {
    Path file = folder.resolve("scores.csv");

    TableSchema.SCORES.write(TableSchema.SCORES.empty(), file);

    Table read = TableSchema.SCORES.read(file);
    assertThat(read.rowCount()).isZero();
    assertThat(read.columnNames()).isEqualTo(TableSchema.SCORES.columnNames());
    assertThat(read.types()).isEqualTo(TableSchema.SCORES.empty().types());
  }

  @Test
  void rowsAreAppendedUnderOneHeader() throws IOException {
    Path file = folder.resolve("run/training.csv");

    new TrainingRow("m", 5, 1, 10, 777, 4.25, 0.001, 1.5, 0.1, 2.5).appendTo(file);
    new TrainingRow("m", 5, 1, 20, 801, 3.5, 0.001, 1.25, 0, 5).appendTo(file);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            model,seed,epoch,update,tokens,loss,learning_rate,gradient_norm,clipped,seconds
            m,5,1,10,777,4.25,0.001,1.5,0.1,2.5
            m,5,1,20,801,3.5,0.001,1.25,0.0,5.0
            """);
  }

  @Test
  void rowsWrittenAfterACheckpointAreNotDoubled() {
    Path file = folder.resolve("validation.csv");
    new ValidationRow("m", 5, 1, 10, 4.25, 70.1, "bleu-tokenised", 3.5).appendTo(file);
    long checkpoint = TableFile.length(file);
    new ValidationRow("m", 5, 1, 20, 3.25, 25.8, "", Double.NaN).appendTo(file);

    TableFile.cutTo(file, checkpoint);
    new ValidationRow("m", 5, 1, 20, 3.125, 22.8, "", Double.NaN).appendTo(file);

    Table read = TableSchema.VALIDATION.read(file);
    assertThat(read.intColumn("update").asList()).isEqualTo(List.of(10, 20));
    assertThat(read.doubleColumn("loss").getDouble(1)).isEqualTo(3.125);
    assertThat(read.doubleColumn("score").isMissing(1)).isTrue();
  }

  @Test
  void aTableCutToNothingGetsItsHeaderAgain() {
    Path file = folder.resolve("validation.csv");
    new ValidationRow("m", 5, 1, 10, 4.25, 70.1, "bleu-tokenised", 3.5).appendTo(file);

    TableFile.cutTo(file, 0);
    new ValidationRow("m", 5, 1, 10, 4.5, 90, "bleu-tokenised", 3.25).appendTo(file);

    assertThat(TableSchema.VALIDATION.read(file).doubleColumn("loss").asList())
        .isEqualTo(List.of(4.5));
  }

  @Test
  void aTableThatIsNotThereHasNoLength() {
    assertThat(TableFile.length(folder.resolve("none.csv"))).isZero();
    TableFile.cutTo(folder.resolve("none.csv"), 0);
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }

  @Test
  void aTableShorterThanAtTheCheckpointIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("training.csv"), "abc");

    assertThatThrownBy(() -> TableFile.cutTo(file, 7))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + " has 3 bytes, but had 7 at the checkpoint");
  }

  @Test
  void laterColumnsAreKept() throws IOException {
    Path file = folder.resolve("validation.csv");
    Files.writeString(
        file, String.join(",", TableSchema.VALIDATION.columnNames()) + ",chrf\nm,1,1,5,2,7,,,x\n");

    Table read = TableSchema.VALIDATION.read(file);

    assertThat(read.stringColumn("chrf").get(0)).isEqualTo("x");
  }

  @Test
  void anotherHeaderIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("validation.csv"), "model,sead\nm,1\n");

    assertThatThrownBy(() -> TableSchema.VALIDATION.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            file
                + ":1: the header is `model,sead`; wanted"
                + " `model,seed,epoch,update,loss,perplexity,metric,score`");
  }

  @Test
  void aWordWhereANumberBelongsIsAnError() throws IOException {
    Path file = folder.resolve("validation.csv");
    Files.writeString(
        file, String.join(",", TableSchema.VALIDATION.columnNames()) + "\nm,1,1,five,2,7,,\n");

    assertThatThrownBy(() -> TableSchema.VALIDATION.read(file))
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(file + ": not a table of results: ")
        .hasMessageContaining("five");
  }

  @Test
  void aTableOfOtherColumnsIsNotWritten() {
    Path file = folder.resolve("scores.csv");

    assertThatThrownBy(() -> TableSchema.SCORES.write(TableSchema.VALIDATION.empty(), file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the columns of SCORES are [model, seed, subset, decoding, ");
    assertThat(file).doesNotExist();
  }

  @Test
  void aMissingTableIsNamed() {
    Path file = folder.resolve("scores.csv");

    assertThatThrownBy(() -> TableSchema.SCORES.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read " + file + ": no such file");
  }
}
