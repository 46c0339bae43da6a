package org.lengthwise.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.experiment.TinyExperiment;
import org.lengthwise.experiment.plan.ResumePolicy;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.train.StopRequest;

/**
 * An experiment on sentences of letters, so that every number in a test can be found by hand. The
 * model knows a, b and c in the source (2, 3, 4) and x and y in the target (2, 3); {@link
 * CopyingEngine} translates a as x, b as y, and all else as the unknown word.
 */
public final class LetterCorpus {
  private static final List<String> DECODING =
      List.of(
          "batch: 4",
          "length-factor: 3",
          "ban-unknown: false",
          "replace-unknown: false",
          "width: 3",
          "normalisation: length",
          "shrinking: false",
          "ban-early-end: false");

  /** Gives an experiment a beam of width 3. */
  public static final String BEAM = "decoding={kind: beam, " + String.join(", ", DECODING) + "}";

  private LetterCorpus() {}

  /**
   * Prepares the experiment in a folder.
   *
   * @param overrides values laid over its config, each {@code key=value}
   */
  public static ExperimentFolder prepare(Path temporary, String... overrides) {
    Path data = temporary.resolve("letters");
    write(data, "train.en", "a b c\na b\na\n");
    write(data, "train.fr", "x y z\nx y\nx\n");
    write(data, "dev.en", "a b\n");
    write(data, "dev.fr", "x y\n");
    // Known on both sides; unknown in the source; in the reference; known; long, but with q.
    write(data, "test.en", "A b c a b c a b c a\na q b\nb a\nc b\na a a a a a a a a a q\n");
    write(data, "test.fr", "x y x x y x x y x x\nx y y\ny w\nX Y\nx x x x x x x x x x y\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "corpus={kind: files, folder: \""
                    + data
                    + "\", source: en, target: fr, pairs: all, length-limit: 20, ratio-limit: 9,"
                    + " tokenisation: whitespace, lower-case: true}",
                "vocabulary.source-words=3",
                "vocabulary.target-words=2",
                "evaluation.no-unk=true",
                "evaluation.alignments.sentences=[\"A q\", b]"));
    Collections.addAll(all, overrides);
    ExperimentSpec spec = TinyExperiment.spec(all.toArray(String[]::new));
    ExperimentFolder folder = new ExperimentFolder(temporary.resolve("tiny"));
    Preparation.prepare(spec, folder.corpus(), line -> {});
    write(folder.root(), "config.yaml", EffectiveConfig.yaml(ResumePolicy.stored(spec)));
    return folder;
  }

  /** Performs a run of the experiment. */
  public static void perform(ExperimentFolder folder, String model, long seed) {
    new RunTask(new CopyingEngine(), new StopRequest(), line -> {}, line -> {})
        .perform(folder.root(), model, seed);
  }

  private static void write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
