package org.lengthwise.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lengthwise.config.EffectiveConfig;
import org.lengthwise.results.AtomicFile;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;

/**
 * What may be passed on of an experiment: the tables of numbers, the figures, config, provenance
 * and a page. Much research text may not be passed on, so no sentence of the corpus is in it, no
 * vocabulary and no error message; only the page of a corpus that may be shared shows samples.
 * Everything is written from what was read, column by column: nothing is copied that is not known
 * here.
 */
public final class Publication {
  private Publication() {}

  /**
   * Publishes the experiment into a folder of its name, in place of what was published before.
   *
   * @param publishedRoot the folder of all published experiments
   * @return the folder of this one
   */
  public static Path publish(ExperimentFolder folder, Path publishedRoot) {
    Path published = publishedRoot.resolve(folder.name());
    if (published.toAbsolutePath().normalize().equals(folder.root().toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(folder.root() + " is published already");
    }
    Path fresh = publishedRoot.resolve("." + folder.name() + ".new");
    Path old = publishedRoot.resolve("." + folder.name() + ".old");
    try {
      Files.createDirectories(publishedRoot);
      remove(fresh);
      remove(old);
      fill(folder, new ExperimentFolder(fresh));
      if (Files.exists(published)) {
        Files.move(published, old);
      }
      Files.move(fresh, published);
      remove(old);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot publish to " + published + ": " + e.getMessage(), e);
    }
    return published;
  }

  private static void fill(ExperimentFolder from, ExperimentFolder to) {
    Study study = Study.read(from).withoutMessages();
    AtomicFile.write(to.config(), EffectiveConfig.yaml(study.spec()));
    study.provenance().ifPresent(provenance -> provenance.write(to.provenance()));
    if (!study.scores().isEmpty()) {
      ScoreRow.write(study.scores(), to.scores());
    }
    if (!study.lengths().isEmpty()) {
      LengthRow.write(study.lengths(), to.bleuByLength());
    }
    for (RunRecord run : study.runs()) {
      RunFolder folder = to.run(run.model(), run.seed());
      run.status().ifPresent(status -> status.write(folder.status()));
      if (!run.training().isEmpty()) {
        TrainingRow.write(run.training(), folder.training());
      }
      if (!run.validation().isEmpty()) {
        ValidationRow.write(run.validation(), folder.validation());
      }
    }
    if (study.shareable()) {
      Report.write(study, Report.samples(study, from), to);
    } else {
      Report.write(
          study, Samples.hidden("The sentences of this corpus are not ours to pass on."), to);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> walk = Files.walk(folder)) {
      entries = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }
}
