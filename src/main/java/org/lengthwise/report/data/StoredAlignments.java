package org.lengthwise.report.data;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.ResultsException;
import org.lengthwise.spec.AttentionSpec;

/**
 * The alignments that the runs of the attention models have stored.
 *
 * @param records in the order of the config, each run's as it wrote them
 * @param unreadable runs whose alignments cannot be read
 */
public record StoredAlignments(List<AlignmentRecord> records, List<String> unreadable) {
  /** The prefix of the names of sentences given in the config. */
  private static final String GIVEN = "given-";

  /** Reads the alignments of every run that has any. */
  public static StoredAlignments read(ExperimentResults study, ExperimentFolder folder) {
    List<AlignmentRecord> records = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String model : study.models(AttentionSpec.class)) {
      for (long seed : study.spec().seeds()) {
        Path file = folder.run(model, seed).alignments();
        try {
          records.addAll(Files.exists(file) ? AlignmentRecord.read(file) : List.of());
        } catch (ResultsException | UncheckedIOException e) {
          unreadable.add(model + ", seed " + seed);
        }
      }
    }
    return new StoredAlignments(List.copyOf(records), List.copyOf(unreadable));
  }

  /** Of each model, those of the first seed that has any. */
  public List<AlignmentRecord> ofFirstSeeds() {
    Map<String, Long> seeds = new LinkedHashMap<>();
    records.forEach(record -> seeds.putIfAbsent(record.model(), record.seed()));
    return records.stream()
        .filter(record -> record.seed() == seeds.getOrDefault(record.model(), record.seed()))
        .toList();
  }

  /** Whether there is an alignment of a sentence of the test pairs. */
  public boolean ofTestPairs() {
    return !records.stream().allMatch(StoredAlignments::given);
  }

  /**
   * Writes what the page shows into the runs of another folder.
   *
   * @param shareable whether sentences of the corpus may be redistributed
   * @throws ResultsException when a run's alignments cannot be read
   */
  public void publish(boolean shareable, ExperimentFolder target) {
    if (!unreadable.isEmpty()) {
      throw new ResultsException(
          "the alignments of " + String.join("; ", unreadable) + " cannot be read");
    }
    Map<Path, List<AlignmentRecord>> files = new LinkedHashMap<>();
    for (AlignmentRecord record : ofFirstSeeds()) {
      if (shareable || given(record)) {
        Path file = target.run(record.model(), record.seed()).alignments();
        files.computeIfAbsent(file, key -> new ArrayList<>()).add(record);
      }
    }
    files.forEach((file, ofRun) -> AlignmentRecord.write(ofRun, file));
  }

  private static boolean given(AlignmentRecord record) {
    return record.sentence().startsWith(GIVEN);
  }
}
