package org.lengthwise.experiment.reproduction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.Replay;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.ExperimentSpec;

/**
 * An experiment run again from the config in its results, into another folder, to see whether the
 * results are the same. A run whose budget depends on the clock ends at the update where the
 * recorded one ended.
 */
public final class Reproduction {
  private static final Set<RunStatus.State> ENDS =
      Set.of(RunStatus.State.FINISHED, RunStatus.State.FAILED);

  private final ExperimentFolder recorded;
  private final ExperimentSpec spec;
  private final ExperimentFolder again;

  private Reproduction(ExperimentFolder recorded, ExperimentSpec spec, ExperimentFolder again) {
    this.recorded = recorded;
    this.spec = spec;
    this.again = again;
  }

  /**
   * Checks that the results can be reproduced.
   *
   * @param recorded the results
   * @param into the folder in which the folder of the new experiment is created
   * @param settings where the data is, {@code corpus.folder=FOLDER}; none for the grammar
   * @throws RefusedException when a run has not ended, the folders are the same, or the data is not
   *     that of the results
   * @throws org.lengthwise.corpus.CorpusException when the data is missing
   */
  public static Reproduction of(ExperimentFolder recorded, Path into, List<String> settings) {
    ExperimentSpec spec = ExperimentReader.read(recorded.config(), settings).withoutExecutor();
    ExperimentFolder again = new ExperimentFolder(into.resolve(spec.name()));
    if (absolute(again.root()).equals(absolute(recorded.root()))) {
      throw new RefusedException(
          again.root() + " holds the results themselves; choose another folder with --into");
    }
    Reproduction reproduction = new Reproduction(recorded, spec, again);
    reproduction.checkEnds();
    reproduction.checkData(settings);
    return reproduction;
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /** The experiment to run. */
  public ExperimentSpec spec() {
    return spec;
  }

  /** Its folder. */
  public ExperimentFolder folder() {
    return again;
  }

  /** Records where each run ended whose budget depends on the clock. */
  public void writeReplays() {
    for (RunFolder run : recorded.runFolders()) {
      RunStatus status = RunStatus.read(run.status());
      if (spec.training().budget().dependsOnClock() && status.state() == RunStatus.State.FINISHED) {
        RunFolder fresh = new RunFolder(again.runs().resolve(run.name()));
        new Replay(status.update()).write(fresh.replay());
      }
    }
  }

  /** Compares the new results with the recorded ones. */
  public Comparison compare() {
    return Comparison.of(recorded, again);
  }

  private void checkEnds() {
    List<String> faults = new ArrayList<>();
    if (!Files.exists(recorded.provenance()) || recorded.runFolders().isEmpty()) {
      throw new RefusedException(recorded.root() + " has no run that could be reproduced");
    }
    for (RunFolder run : recorded.runFolders()) {
      RunStatus status = RunStatus.read(run.status());
      if (!ENDS.contains(status.state())) {
        faults.add(
            "%s is %s; only finished or failed runs can be reproduced"
                .formatted(run.root(), status.state().name().toLowerCase(Locale.ROOT)));
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }

  private void checkData(List<String> settings) {
    Map<String, String> before = Provenance.read(recorded.provenance()).dataSha256();
    if (spec.corpus() instanceof CorpusSpec.Files files && settings.isEmpty()) {
      throw new RefusedException(
          "the corpus is not stored with the results: add --set corpus.folder=FOLDER"
              + " (make: DATA=FOLDER); its folder was "
              + files.folder().orElse("not named")
              + " and contained "
              + String.join(", ", new TreeSet<>(before.keySet())));
    }
    Map<String, String> now = Preparation.dataFiles(spec);
    List<String> faults = new ArrayList<>();
    for (String name : union(before, now)) {
      String was = before.getOrDefault(name, "none");
      String is = now.getOrDefault(name, "none");
      if (!was.equals(is)) {
        faults.add(
            "%s is not the file that the results were made from: SHA-256 %s then, %s now"
                .formatted(name, was, is));
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }

  private static Set<String> union(Map<String, String> left, Map<String, String> right) {
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    return names;
  }
}
