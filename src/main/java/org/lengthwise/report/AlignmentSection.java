package org.lengthwise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lengthwise.report.charts.AlignmentPlot;
import org.lengthwise.report.charts.Drawings;
import org.lengthwise.report.charts.Picture;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.HardAttention;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.report.data.StoredAlignments;
import org.lengthwise.report.tables.DataTable;
import org.lengthwise.report.tables.SharpnessTable;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.FixedVectorSpec;

/**
 * The section of the page that shows the alignments.
 *
 * @param sharpness how sharp the alignments are; empty before any run is scored
 * @param sharpnessNotes what its numbers are
 * @param notes how to read the charts, and which are missing
 * @param sentences with their charts
 */
public record AlignmentSection(
    Optional<DataTable> sharpness,
    List<String> sharpnessNotes,
    List<String> notes,
    List<Sentence> sentences) {

  /**
   * A source sentence with the alignments of every model that has any.
   *
   * @param label which sentence it is
   * @param source its tokens, joined by one space
   * @param alignments one a model
   */
  public record Sentence(String label, String source, List<Drawn> alignments) {}

  /**
   * An alignment as the page shows it.
   *
   * @param by the model and the seed
   * @param target the translation's tokens, joined by one space
   * @param logProbability of the translation, in nats
   */
  public record Drawn(Picture picture, String by, String target, String logProbability) {}

  /** The section; empty where no model has attention. */
  static Optional<AlignmentSection> of(
      ExperimentResults study, StoredAlignments alignments, Drawings drawings) {
    if (study.models(AttentionSpec.class).isEmpty()) {
      return Optional.empty();
    }
    SharpnessTable sharpness = new SharpnessTable(study);
    return Optional.of(
        new AlignmentSection(
            sharpness.table(),
            sharpness.notes(),
            notes(study, alignments, drawings),
            sentences(alignments.ofFirstSeeds(), drawings)));
  }

  private static List<String> notes(
      ExperimentResults study, StoredAlignments alignments, Drawings drawings) {
    List<String> notes = new ArrayList<>();
    if (alignments.records().isEmpty()) {
      EvaluationSpec.Alignments wanted = study.spec().evaluation().alignments();
      boolean none = wanted.drawn() == 0 && wanted.sentences().isEmpty();
      notes.add(none ? "The config asks for no alignments." : "There are no alignments yet.");
    } else {
      notes.addAll(reading(study, alignments));
      if (drawings.fault().isEmpty()) { // without it there may be no fonts to ask
        AlignmentPlot.withoutFont(alignments.records())
            .ifPresent(letters -> notes.add("When this page was written, " + letters + "."));
      }
    }
    if (withheld(study, alignments)) {
      notes.add("The test sentences of this corpus may not be redistributed.");
    }
    if (!alignments.unreadable().isEmpty()) {
      notes.add(
          "The alignments of these runs cannot be read: "
              + String.join("; ", alignments.unreadable())
              + ".");
    }
    return notes;
  }

  /** How to read the charts, and which models they show. */
  private static List<String> reading(ExperimentResults study, StoredAlignments alignments) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "How to read a chart: source words run along the top, the words of the translation down"
            + " the left. A row shows what the model attended to when it chose that word: each cell"
            + " is the weight of a source word, from black (0) to white (1), and a row sums to 1."
            + " <end> marks the end of a sentence.");
    if (alignments.ofTestPairs()) {
      notes.add("The numbers of test sentences count from 0, as in alignments.jsonl.");
    }
    if (study.spec().seeds().size() > 1) {
      notes.add("Of each model, the first seed with alignments is shown.");
    }
    List<String> hard = HardAttention.models(study);
    if (!hard.isEmpty()) {
      notes.add(
          "Attention is hard in "
              + Numbers.joined(hard)
              + ": the charts show the distribution, not the choice.");
    }
    List<String> fixed = study.models(FixedVectorSpec.class);
    if (!fixed.isEmpty()) {
      notes.add(
          "Nothing is drawn for "
              + Numbers.joined(fixed)
              + ": a fixed vector is all there is to attend to, so it has all the weight by"
              + " definition.");
    }
    return notes;
  }

  /** Whether alignments were left out because they show sentences of the corpus. */
  private static boolean withheld(ExperimentResults study, StoredAlignments alignments) {
    return !study.shareable()
        && !study.scores().isEmpty()
        && study.spec().evaluation().alignments().drawn() > 0
        && !alignments.ofTestPairs()
        && alignments.unreadable().isEmpty();
  }

  private static List<Sentence> sentences(List<AlignmentRecord> alignments, Drawings drawings) {
    Map<String, List<AlignmentRecord>> bySentence = new LinkedHashMap<>();
    for (AlignmentRecord alignment : alignments) {
      bySentence.computeIfAbsent(alignment.sentence(), key -> new ArrayList<>()).add(alignment);
    }
    List<Sentence> sentences = new ArrayList<>();
    bySentence.forEach(
        (name, records) -> {
          List<Drawn> drawn =
              records.stream().flatMap(record -> drawn(record, drawings).stream()).toList();
          if (!drawn.isEmpty()) {
            String source = words(records.get(0).source());
            sentences.add(new Sentence(AlignmentPlot.label(name), source, drawn));
          }
        });
    return sentences;
  }

  private static Optional<Drawn> drawn(AlignmentRecord alignment, Drawings drawings) {
    return drawings
        .of(alignment)
        .map(
            picture ->
                new Drawn(
                    picture,
                    AlignmentPlot.by(alignment),
                    words(alignment.target()),
                    Numbers.fixed(alignment.logProbability(), 2)));
  }

  /** The words of a sentence without its end. */
  private static String words(List<String> tokens) {
    return tokens.stream()
        .filter(token -> !token.equals(AlignmentRecord.END))
        .collect(Collectors.joining(" "));
  }
}
