package org.lengthwise.experiment.reproduction;

import java.io.IOException;
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
 * The recorded results of an experiment compared with those of the same experiment run again.
 *
 * @param results one for each thing compared
 * @param environmentChanges how the environment of the runs differs from the recorded one, in words
 */
public record Comparison(List<ComparisonResult> results, List<String> environmentChanges) {

  /** Compares everything that both folders hold, except columns of times. */
  static Comparison of(ExperimentFolder recorded, ExperimentFolder again) {
    List<ComparisonResult> results = new ArrayList<>();
    Set<String> environmentChanges = new LinkedHashSet<>();
    Provenance before = Provenance.read(recorded.provenance());
    results.add(ComparisonResult.of("config, SHA-256", before.configSha256(), hash(recorded)));
    results.add(
        ComparisonResult.of(
            "prepared corpus, SHA-256",
            before.corpusIdentity(),
            Provenance.read(again.provenance()).corpusIdentity()));
    for (RunFolder old : recorded.runFolders()) {
      RunFolder fresh = new RunFolder(again.runs().resolve(old.name()));
      results.addAll(new RunComparison(old, fresh).results());
      environmentChanges.addAll(changes(old, before.environment(), fresh));
    }
    results.addAll(scores(recorded, again));
    TableComparison.ofAll(
            "bleu_by_length.csv",
            TableSchema.BLEU_BY_LENGTH,
            recorded.bleuByLength(),
            again.bleuByLength())
        .ifPresent(results::add);
    return new Comparison(List.copyOf(results), List.copyOf(environmentChanges));
  }

  /** Whether everything that could be compared is equal. */
  public boolean allEqual() {
    return count(ComparisonResult.Verdict.DIFFERS) == 0;
  }

  /** How many results have this verdict. */
  public long count(ComparisonResult.Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** Compares the last sessions of a run; older programs recorded only that of the experiment. */
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
    List<ComparisonResult> results = new ArrayList<>();
    if (Files.exists(recorded.scores()) && Files.exists(again.scores())) {
      Map<String, ScoreRow> now = new LinkedHashMap<>();
      ScoreRow.read(again.scores()).forEach(row -> now.put(name(row), row));
      for (ScoreRow row : ScoreRow.read(recorded.scores())) {
        ScoreRow found = now.get(name(row));
        results.add(
            ComparisonResult.of(
                name(row),
                Double.toString(row.score()),
                found == null ? "none" : Double.toString(found.score())));
      }
    }
    TableComparison.ofAll("scores.csv", TableSchema.SCORES, recorded.scores(), again.scores())
        .ifPresent(results::add);
    return results;
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
      throw IoFault.cannot("read", folder.config(), e);
    }
  }
}
