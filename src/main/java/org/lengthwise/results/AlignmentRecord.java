package org.lengthwise.results;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.IoFault;

/**
 * A source and a target with the alignment between them, a line of JSON Lines; keys are in lower
 * case with underscores.
 *
 * @param sentence which one it is, such as {@code test-17} (test pair 17, from 0) or {@code
 *     given-1}
 * @param source tokens as in the text, end token ({@link #END}) last
 * @param target tokens, end token last where there is one; a model's own are those it chose, so
 *     that an unknown word is {@code ⁇}, given ones are as in the text
 * @param logProbabilities of each target token, in nats: for a word that the model does not know,
 *     that of the unknown word
 * @param logProbability their sum
 * @param weights a row for each target token, a column for each source token; rows sum to 1, but
 *     for rounding
 * @param unknownSource the source tokens that the model does not know, each once; absent where
 *     nobody asked, as in the files of a run
 * @param unknownTarget the same of given target tokens
 */
public record AlignmentRecord(
    String model,
    long seed,
    String sentence,
    List<String> source,
    List<String> target,
    List<Double> logProbabilities,
    double logProbability,
    List<List<Double>> weights,
    @Nullable List<String> unknownSource,
    @Nullable List<String> unknownTarget) {
  /** How the end token is written. */
  public static final String END = "</s>";

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  /** Checks that nothing is missing, and that the matrix has the shape of the tokens. */
  public AlignmentRecord {
    Objects.requireNonNull(model, "model is missing");
    Objects.requireNonNull(sentence, "sentence is missing");
    Objects.requireNonNull(source, "source is missing");
    Objects.requireNonNull(target, "target is missing");
    Objects.requireNonNull(logProbabilities, "log_probabilities is missing");
    Objects.requireNonNull(weights, "weights is missing");
    if (weights.size() != target.size()
        || weights.stream().anyMatch(row -> row.size() != source.size())) {
      throw new IllegalArgumentException(
          "weights must have %d rows of %d".formatted(target.size(), source.size()));
    }
  }

  /** An alignment of which nobody asked what the model does not know. */
  public AlignmentRecord(
      String model,
      long seed,
      String sentence,
      List<String> source,
      List<String> target,
      List<Double> logProbabilities,
      double logProbability,
      List<List<Double>> weights) {
    this(
        model,
        seed,
        sentence,
        source,
        target,
        logProbabilities,
        logProbability,
        weights,
        null,
        null);
  }

  /**
   * The same with the words that the model does not know.
   *
   * @param target those of the target; absent where the model chose its words itself
   */
  public AlignmentRecord withUnknown(List<String> source, @Nullable List<String> target) {
    return new AlignmentRecord(
        model,
        seed,
        sentence,
        this.source,
        this.target,
        logProbabilities,
        logProbability,
        weights,
        source,
        target);
  }

  /** One line of JSON, without its line end. */
  public String line() {
    return GSON.toJson(this);
  }

  /** Writes a file of such lines, in place of an older one, or not at all. */
  public static void write(List<AlignmentRecord> records, Path file) {
    AtomicFile.write(
        file, records.stream().map(record -> record.line() + "\n").collect(Collectors.joining()));
  }

  /**
   * Reads such a file.
   *
   * @throws ResultsException when a line is not such a record
   */
  public static List<AlignmentRecord> read(Path file) {
    List<AlignmentRecord> records = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        records.add(parse(line, file + ":" + (records.size() + 1)));
      }
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    }
    return records;
  }

  private static AlignmentRecord parse(String line, String place) {
    try {
      AlignmentRecord record = GSON.fromJson(line, AlignmentRecord.class);
      if (record == null) {
        throw new ResultsException(place + ": empty line");
      }
      return record;
    } catch (ResultsException e) {
      throw e;
    } catch (JsonParseException e) {
      throw new ResultsException(place + ": " + e.getMessage(), e);
    } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ResultsException(place + ": " + cause.getMessage(), e);
    }
  }
}
