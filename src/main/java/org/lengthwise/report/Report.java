package org.lengthwise.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.report.charts.Drawings;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.SampleTranslations;
import org.lengthwise.report.data.Samples;
import org.lengthwise.report.data.StoredAlignments;
import org.lengthwise.report.tables.ModelComparison;
import org.lengthwise.report.tables.ProvenanceTables;
import org.lengthwise.report.tables.ScoreTables;
import org.lengthwise.report.text.Caveats;
import org.lengthwise.report.text.Headline;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;

/** The page of an experiment: one self-contained HTML file, and its figures as files. */
public final class Report {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.lengthwise.report.pages");

  private Report() {}

  /**
   * Draws the figures and writes {@code report.html}, from the files of results alone. Runs that
   * failed or are missing are named in the page. Where figures cannot be drawn, earlier ones stay,
   * and {@link ExperimentFolder#notDrawn} says why.
   *
   * @return the page's file
   * @throws java.io.UncheckedIOException naming the file that cannot be written
   * @throws org.lengthwise.results.ResultsException when a table of the whole experiment cannot be
   *     read
   * @throws org.lengthwise.config.yaml.ConfigException when the folder's {@code config.yaml} is not
   *     a config of this version
   */
  public static Path write(ExperimentFolder folder) {
    ExperimentResults study = ExperimentResults.read(folder);
    StoredAlignments alignments = StoredAlignments.read(study, folder);
    Drawings drawings = Drawings.of(study, alignments.records());
    drawings.write(folder.figures());
    if (drawings.fault().isEmpty()) {
      AtomicFile.remove(folder.notDrawn());
    } else {
      AtomicFile.write(folder.notDrawn(), drawings.fault() + "\n");
    }
    Page page = page(study, drawings, alignments, new SampleTranslations(study, folder).draw());
    StringOutput html = new StringOutput();
    TEMPLATES.render("report.jte", page, html);
    AtomicFile.write(folder.report(), html.toString());
    return folder.report();
  }

  /** The config; of joined results, that of each member. */
  private static String config(ExperimentResults study) {
    return study.own().isEmpty()
        ? EffectiveConfig.yaml(study.spec())
        : study.own().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    model -> EffectiveConfig.yaml(model.getValue()),
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(config -> "# " + config.getValue() + "\n" + config.getKey())
            .collect(Collectors.joining("\n"));
  }

  private static Page page(
      ExperimentResults study, Drawings drawings, StoredAlignments alignments, Samples samples) {
    Caveats caveats = new Caveats(study);
    ScoreTables tables = new ScoreTables(study);
    ModelComparison comparison = new ModelComparison(study);
    ProvenanceTables origin = new ProvenanceTables(study);
    return new Page(
        study.spec().name(),
        study.grammar() ? "Illustration" : "Experiment",
        study.spec().question(),
        new Headline(study, study.curves()).headline(),
        caveats.absences(),
        caveats.limits(),
        drawings,
        tables.scores(),
        tables.signatures(),
        tables.noUnkNote(),
        tables.unendedNote(),
        tables.byLength(),
        AlignmentSection.of(study, alignments, drawings),
        samples,
        comparison.runs(),
        comparison.config(),
        origin.corpus(),
        origin.corpusNotes(),
        origin.provenance(),
        origin.runNotes(),
        config(study),
        study.provenance().map(Provenance::version).orElse(""));
  }
}
