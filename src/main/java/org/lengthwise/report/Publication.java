package org.lengthwise.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.FolderReplacement;
import org.lengthwise.io.IoFault;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.report.data.SampleTranslations;
import org.lengthwise.report.data.StoredAlignments;
import org.lengthwise.results.AccuracyRow;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SentenceTable;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.results.SignificanceRow;
import org.lengthwise.results.SweptColumns;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/**
 * The part of an experiment that may be redistributed: the tables of numbers, the figures, config,
 * provenance, the manifest of the corpus and a page. Much research text may not be redistributed,
 * so it holds no sentence of the corpus, no vocabulary and no error message; if the corpus may be
 * shared, {@code hypotheses.csv} holds the sample sentences of the page and no others. Alignments
 * are those of the page: those of test sentences only if the corpus may be shared, those of
 * sentences given in the config always. Everything is written from what was read, column by column;
 * nothing unknown is copied. The page is drawn from the published files alone, so {@link Report}
 * can draw it again.
 */
public final class Publication {
  private Publication() {}

  /**
   * Publishes the experiment into a folder of its name, in place of what was published before.
   *
   * @param publishedRoot the folder of all published experiments
   * @return the folder of this one
   * @throws java.io.UncheckedIOException when a file cannot be written or a figure cannot be drawn;
   *     what was published before is then untouched
   * @throws ResultsException when the folder is a publication itself, or a file of a run cannot be
   *     read
   */
  public static Path publish(ExperimentFolder folder, Path publishedRoot) {
    Path published = publishedRoot.resolve(folder.name());
    if (published.toAbsolutePath().normalize().equals(folder.root().toAbsolutePath().normalize())) {
      throw new ResultsException(folder.root() + " is already published");
    }
    try (FolderReplacement replacement = FolderReplacement.begin(published)) {
      fill(folder, new ExperimentFolder(replacement.fresh()));
      replacement.finish();
    } catch (IOException e) {
      throw IoFault.cannot("publish to", published, e);
    }
    return published;
  }

  private static void fill(ExperimentFolder from, ExperimentFolder to) throws IOException {
    ExperimentResults study = ExperimentResults.read(from);
    AtomicFile.write(to.config(), EffectiveConfig.yaml(study.spec()));
    study.joined().ifPresent(joined -> joined.write(to.joined()));
    study.provenance().ifPresent(provenance -> provenance.write(to.provenance()));
    study.corpus().ifPresent(corpus -> corpus.write(to.corpus()));
    SweptColumns swept = SweptColumns.of(study.spec());
    if (!study.scores().isEmpty()) {
      ScoreRow.write(study.scores(), swept, to.scores());
    }
    if (!study.lengths().isEmpty()) {
      LengthRow.write(study.lengths(), swept, to.bleuByLength());
    }
    if (Files.exists(from.significance())) {
      SignificanceRow.write(SignificanceRow.read(from.significance()), to.significance());
    }
    if (!study.sharpness().isEmpty()) {
      SharpnessRow.write(study.sharpness(), swept, to.sharpness());
    }
    for (RunRecord run : study.runs()) {
      fill(run, to.run(run.model(), run.seed()));
      if (study.own().containsKey(run.model())) {
        AtomicFile.write(
            to.run(run.model(), run.seed()).config(),
            EffectiveConfig.yaml(study.own().get(run.model())));
      }
      fill(from.run(run.model(), run.seed()), to.run(run.model(), run.seed()));
    }
    if (study.shareable()) {
      new SampleTranslations(study, from).write(to);
    }
    StoredAlignments.read(study, from).publish(study.shareable(), to);
    Report.write(to);
    if (Files.exists(to.notDrawn())) {
      throw new IOException(
          "its figures cannot be drawn: " + Files.readString(to.notDrawn()).strip());
    }
  }

  private static void fill(RunRecord run, RunFolder to) {
    if (!run.fault().isEmpty()) {
      throw new ResultsException(
          run.model() + ", seed " + run.seed() + " cannot be published: " + run.fault());
    }
    // A message may hold words of the corpus or names of folders.
    run.status().ifPresent(status -> status.in(status.state(), "").write(to.status()));
    run.provenance().ifPresent(provenance -> provenance.write(to.provenance()));
    if (!run.training().isEmpty()) {
      TrainingRow.write(run.training(), to.training());
    }
    if (!run.validation().isEmpty()) {
      ValidationRow.write(run.validation(), to.validation());
    }
  }

  /** The translations in numbers. */
  private static void fill(RunFolder from, RunFolder to) {
    if (Files.exists(from.sentences())) {
      SentenceTable.read(from.sentences()).write(to.sentences());
    }
    if (Files.exists(from.accuracy())) {
      AccuracyRow.write(AccuracyRow.read(from.accuracy()), to.accuracy());
    }
  }
}
