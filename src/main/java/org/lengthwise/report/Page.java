package org.lengthwise.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.report.charts.Drawings;
import org.lengthwise.report.data.Samples;
import org.lengthwise.report.tables.DataTable;

/**
 * All that the page shows, in the order in which it shows it.
 *
 * @param kind what the study is: an experiment, or an illustration
 * @param absences runs that are missing from the numbers, with the reason
 * @param limits what a reader must know before believing the numbers
 * @param signatures of each metric
 * @param noUnkNote what the columns of sentences without unknown words are; empty without them
 * @param unendedNote what the column of unended translations is; empty without it
 * @param alignments empty where no model has attention
 * @param provenanceNotes runs made with something else than the table of provenance says
 */
public record Page(
    String name,
    String kind,
    String question,
    String headline,
    List<String> absences,
    List<String> limits,
    Drawings drawings,
    List<DataTable> scores,
    Map<String, String> signatures,
    String noUnkNote,
    String unendedNote,
    List<DataTable> byLength,
    Optional<AlignmentSection> alignments,
    Samples samples,
    DataTable runs,
    DataTable differences,
    List<DataTable> corpus,
    List<String> corpusNotes,
    Optional<DataTable> provenance,
    List<String> provenanceNotes,
    String config,
    String version) {}
