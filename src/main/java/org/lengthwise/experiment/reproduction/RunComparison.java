package org.lengthwise.experiment.reproduction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lengthwise.io.IoFault;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.TableSchema;

/** A recorded run compared with the same run made again. */
record RunComparison(RunFolder recorded, RunFolder again) {
  private static final List<String> SENTENCE = List.of("decoding", "subset", "sentence");

  /** A result for each part of the run. */
  List<ComparisonResult> results() {
    List<ComparisonResult> results = new ArrayList<>();
    results.add(ComparisonResult.of(named("end"), end(recorded), end(again)));
    all("training.csv", TableSchema.TRAINING, recorded.training(), again.training(), results);
    all(
        "validation.csv",
        TableSchema.VALIDATION,
        recorded.validation(),
        again.validation(),
        results);
    results.addAll(weights());
    TableComparison.ofRecorded(
            named("hypotheses.csv"),
            TableSchema.HYPOTHESES,
            SENTENCE,
            recorded.hypotheses(),
            again.hypotheses())
        .ifPresent(results::add);
    alignments().ifPresent(results::add);
    all("sharpness.csv", TableSchema.SHARPNESS, recorded.sharpness(), again.sharpness(), results);
    return results;
  }

  private void all(
      String name,
      TableSchema schema,
      Path recordedFile,
      Path againFile,
      List<ComparisonResult> results) {
    TableComparison.ofAll(named(name), schema, recordedFile, againFile).ifPresent(results::add);
  }

  private String named(String part) {
    return recorded.name() + " " + part;
  }

  /** How training ended: the state, the updates, the best of them, all digits of its loss. */
  private static String end(RunFolder run) {
    if (!Files.exists(run.status())) {
      return "not started";
    }
    RunStatus status = RunStatus.read(run.status());
    String state = status.state().name().toLowerCase(Locale.ROOT);
    return status.state() == RunStatus.State.FINISHED
        ? "%s after %d updates, best %d with loss %s"
            .formatted(state, status.update(), status.bestUpdate(), status.bestLoss())
        : state;
  }

  private List<ComparisonResult> weights() {
    Map<String, String> before = hashes(recorded);
    Map<String, String> now = hashes(again);
    if (before.isEmpty()) {
      return List.of(ComparisonResult.notCompared(named("weights"), "no hashes were recorded"));
    }
    List<ComparisonResult> results = new ArrayList<>();
    for (String which : new TreeSet<>(before.keySet())) {
      results.add(
          ComparisonResult.of(
              named("weights, " + which),
              before.getOrDefault(which, "none"),
              now.getOrDefault(which, "none")));
    }
    return results;
  }

  private static Map<String, String> hashes(RunFolder run) {
    return Files.exists(run.provenance())
        ? RunProvenance.read(run.provenance()).weightsSha256()
        : Map.of();
  }

  /** A publication holds only some of the lines. */
  private Optional<ComparisonResult> alignments() {
    String subject = named("alignments.jsonl");
    return TableComparison.ofFiles(
        subject,
        recorded.alignments(),
        again.alignments(),
        () -> {
          List<String> before = lines(recorded.alignments());
          Set<String> now = new HashSet<>(lines(again.alignments()));
          long different = before.stream().filter(line -> !now.contains(line)).count();
          String all = ComparisonResult.of(before.size(), now.size(), "sentence", "sentences");
          return different == 0
              ? ComparisonResult.equal(subject, all)
              : ComparisonResult.differs(subject, "%d of %s".formatted(different, all));
        });
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    }
  }
}
