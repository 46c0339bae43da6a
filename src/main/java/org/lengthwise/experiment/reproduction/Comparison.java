package org.lengthwise.experiment.reproduction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lengthwise.io.IoFault;
import org.lengthwise.io.Sha256;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.TableSchema;

/**
 * The results of an experiment as they were recorded beside those of the same experiment run again.
 *
 * @param findings one for each thing compared
 * @param circumstances what the runs were made with that is other now, in words
 */
public record Comparison(List<ComparisonResult> findings, List<String> circumstances) {

  /** Compares all that both folders hold, columns of times left out. */
  static Comparison of(ExperimentFolder recorded, ExperimentFolder again) {
    List<ComparisonResult> findings = new ArrayList<>();
    Set<String> circumstances = new LinkedHashSet<>();
    Provenance before = Provenance.read(recorded.provenance());
    findings.add(ComparisonResult.of("config, SHA-256", before.configSha256(), hash(recorded)));
    findings.add(
        ComparisonResult.of(
            "prepared corpus, SHA-256",
            before.corpusIdentity(),
            Provenance.read(again.provenance()).corpusIdentity()));
    for (RunFolder old : recorded.runFolders()) {
      RunFolder fresh = new RunFolder(again.runs().resolve(old.name()));
      findings.addAll(new RunComparison(old, fresh).findings());
      circumstances.addAll(changes(old, before.environment(), fresh));
    }
    findings.addAll(scores(recorded, again));
    TableComparison.ofAll(
            "bleu_by_length.csv",
            TableSchema.BLEU_BY_LENGTH,
            recorded.bleuByLength(),
            again.bleuByLength())
        .ifPresent(findings::add);
    return new Comparison(List.copyOf(findings), List.copyOf(circumstances));
  }

  /** Whether nothing differs of what could be compared. */
  public boolean allEqual() {
    return count(ComparisonResult.Kind.DIFFERS) == 0;
  }

  /** How many findings are of a kind. */
  public long count(ComparisonResult.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  /** Against the last session of a run; one of an older program knows that of the experiment. */
  private static List<String> changes(RunFolder old, RunEnvironment otherwise, RunFolder fresh) {
    return last(fresh, otherwise).changesSince(last(old, otherwise));
  }

  private static RunEnvironment last(RunFolder run, RunEnvironment otherwise) {
    if (!Files.exists(run.provenance())) {
      return otherwise;
    }
    List<RunProvenance.Session> sessions = RunProvenance.read(run.provenance()).sessions();
    return sessions.isEmpty() ? otherwise : sessions.get(sessions.size() - 1).environment();
  }

  /** Each score by itself, with all its digits, then the whole table. */
  private static List<ComparisonResult> scores(ExperimentFolder recorded, ExperimentFolder again) {
    List<ComparisonResult> findings = new ArrayList<>();
    if (Files.exists(recorded.scores()) && Files.exists(again.scores())) {
      Map<String, ScoreRow> now = new LinkedHashMap<>();
      ScoreRow.read(again.scores()).forEach(row -> now.put(name(row), row));
      for (ScoreRow row : ScoreRow.read(recorded.scores())) {
        ScoreRow found = now.get(name(row));
        findings.add(
            ComparisonResult.of(
                name(row),
                Double.toString(row.score()),
                found == null ? "none" : Double.toString(found.score())));
      }
    }
    TableComparison.ofAll("scores.csv", TableSchema.SCORES, recorded.scores(), again.scores())
        .ifPresent(findings::add);
    return findings;
  }

  private static String name(ScoreRow row) {
    return "%s-s%d %s%s"
        .formatted(
            row.model(),
            row.seed(),
            row.metric(),
            row.subset().equals("all") ? "" : ", " + row.subset());
  }

  private static String hash(ExperimentFolder folder) {
    try {
      return Sha256.of(folder.config());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read " + folder.config() + ": " + IoFault.reason(e), e);
    }
  }
}
