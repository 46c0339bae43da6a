package org.lengthwise.report.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.JoinedResults;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunProvenance;

/** The tables that say what the numbers were made from. */
public record ProvenanceTables(ExperimentResults study) {

  /** The splits of the corpus, and their sentences by length; none before it is prepared. */
  public List<DataTable> corpus() {
    return study.corpus().map(corpus -> List.of(splits(corpus), lengths(corpus))).orElse(List.of());
  }

  /** Languages, vocabularies and what was dropped, in sentences. */
  public List<String> corpusNotes() {
    return study
        .corpus()
        .map(ProvenanceTables::notes)
        .orElse(List.of("No corpus has been prepared yet."));
  }

  /** Commit, versions, machine; empty when nothing was recorded. */
  public Optional<DataTable> provenance() {
    if (study.joined().isPresent()) {
      return study.joined().map(ProvenanceTables::members);
    }
    return study.provenance().map(ProvenanceTables::table);
  }

  private static DataTable splits(CorpusManifest corpus) {
    return DataTable.of(
        List.of(
            "",
            "pairs",
            corpus.sourceLanguage() + " tokens",
            "unknown",
            corpus.targetLanguage() + " tokens",
            "unknown"),
        List.of(
            split("training", corpus.train()),
            split("development", corpus.dev()),
            split("test", corpus.test())),
        1);
  }

  private DataTable lengths(CorpusManifest corpus) {
    Map<String, LengthHistogram> splits = new LinkedHashMap<>();
    splits.put("training", corpus.train().source().lengths());
    splits.put("development", corpus.dev().source().lengths());
    splits.put("test", corpus.test().source().lengths());
    if (!corpus.testAvailable().equals(corpus.test().source().lengths())) {
      splits.put("test before sampling", corpus.testAvailable());
    }
    List<List<String>> rows = new ArrayList<>();
    for (LengthBucket bucket : LengthBucket.endingAt(study.spec().evaluation().buckets())) {
      List<String> row = new ArrayList<>(List.of(bucket.toString().replace('-', '–')));
      splits.values().forEach(lengths -> row.add(Numbers.count(lengths.in(bucket))));
      rows.add(row);
    }
    List<String> columns = new ArrayList<>(List.of("source length"));
    columns.addAll(splits.keySet());
    return new DataTable("sentences by source length", List.of(), columns, rows, 1);
  }

  private static List<String> split(String name, CorpusManifest.SplitSummary split) {
    return List.of(
        name,
        Numbers.count(split.pairs()),
        Numbers.count(split.source().tokens()),
        Numbers.percent(split.source().unknownShare(), 1),
        Numbers.count(split.target().tokens()),
        Numbers.percent(split.target().unknownShare(), 1));
  }

  private static List<String> notes(CorpusManifest corpus) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Translation is from "
            + corpus.sourceLanguage()
            + " to "
            + corpus.targetLanguage()
            + (corpus.lowerCase() ? ", all text lower-cased." : ", case kept."));
    notes.add(
        "The vocabularies hold "
            + Numbers.count(corpus.sourceVocabulary())
            + " source and "
            + Numbers.count(corpus.targetVocabulary())
            + " target entries, including the end token and the unknown word.");
    String dropped =
        corpus.dropped().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> entry.getKey() + " " + Numbers.count(entry.getValue()))
            .collect(Collectors.joining(", "));
    notes.add(
        dropped.isEmpty()
            ? "No training pair was dropped."
            : "Training pairs dropped, by reason: " + dropped + ".");
    return notes;
  }

  /**
   * What the table of the experiment does not say about its runs: which were made with something
   * else, and which continued with something other than they began with.
   */
  public List<String> runNotes() {
    List<String> notes = new ArrayList<>();
    for (RunRecord run : study.runs()) {
      String name = run.model() + ", seed " + run.seed() + ", ";
      run.provenance().ifPresent(own -> own.changes().forEach(change -> notes.add(name + change)));
    }
    boolean changed = !notes.isEmpty();
    for (RunRecord run : study.runs()) {
      otherThanTheTable(run)
          .ifPresent(
              other ->
                  notes.add(run.model() + ", seed " + run.seed() + ", was made with " + other));
    }
    for (RunRecord run : study.runs()) {
      double paused = run.provenance().map(RunProvenance::pausedSeconds).orElse(0.0);
      if (paused > 0) {
        notes.add(
            "%s, seed %d, was paused for %s, in which its process was stopped or the machine was suspended; that is no part of its training time"
                .formatted(run.model(), run.seed(), Numbers.duration(paused)));
      }
    }
    List<String> sentences = new ArrayList<>(notes.stream().map(note -> note + ".").toList());
    if (changed) {
      sentences.add(
          "A run that continues with something else may end differently: exact continuation is"
              + " promised only for the same program, processor and number of threads.");
    }
    return sentences;
  }

  private Optional<String> otherThanTheTable(RunRecord run) {
    List<RunProvenance.Session> sessions =
        run.provenance().map(RunProvenance::sessions).orElse(List.of());
    if (sessions.isEmpty() || study.provenance().isEmpty()) {
      return Optional.empty();
    }
    RunEnvironment last = sessions.get(sessions.size() - 1).environment();
    List<String> other = last.otherThan(study.provenance().get().environment());
    return other.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", other));
  }

  private static DataTable table(Provenance provenance) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Lengthwise", provenance.environment().program()));
    addKnown("command", provenance.command(), rows);
    rows.add(List.of("config, SHA-256", provenance.configSha256()));
    addKnown("prepared corpus, SHA-256", provenance.corpusIdentity(), rows);
    provenance.dataSha256().forEach((file, hash) -> rows.add(List.of(file + ", SHA-256", hash)));
    rows.add(List.of("versions", versions(provenance.versions())));
    rows.add(
        List.of(
            "machine",
            provenance.os()
                + ", "
                + provenance.cpu()
                + ", "
                + provenance.processors()
                + " processors"));
    rows.add(List.of("threads per run", Integer.toString(provenance.threads())));
    addKnown("huge pages", provenance.hugePages(), rows);
    addKnown("large matrix products by", provenance.products(), rows);
    rows.add(
        List.of(
            "seeds",
            provenance.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    rows.add(List.of("started", provenance.started()));
    rows.add(List.of("ended", provenance.end()));
    return DataTable.of(List.of("", ""), rows, 2);
  }

  private static DataTable members(JoinedResults joined) {
    List<List<String>> rows = new ArrayList<>();
    for (JoinedResults.Member member : joined.members()) {
      Provenance own = member.provenance();
      rows.add(
          List.of(
              member.name(),
              String.join(", ", member.runs()),
              own == null ? "" : own.environment().program(),
              own == null ? "" : own.os() + ", " + own.cpu(),
              own == null ? "" : own.started(),
              own == null ? "" : own.end()));
    }
    return DataTable.of(
        List.of("joined from", "runs", "Lengthwise", "machine", "started", "ended"), rows, 2);
  }

  private static void addKnown(String what, String value, List<List<String>> rows) {
    if (!value.isEmpty()) {
      rows.add(List.of(what, value));
    }
  }

  private static String versions(Map<String, String> versions) {
    return versions.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
