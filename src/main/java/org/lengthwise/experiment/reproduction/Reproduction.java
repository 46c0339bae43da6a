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
 * An experiment run again from the config that its results hold, into another folder, to see
 * whether the same comes out. A run whose budget was minutes ends at the update where it ended
 * then.
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
   * @param into the folder that the new experiment's own goes into
   * @param settings where the data lies, {@code corpus.folder=FOLDER}; none for the grammar
   * @throws RefusedException when a run has no end yet, the folders are one, or the data is not
   *     that of the results
   * @throws org.lengthwise.corpus.CorpusException when the data is not there
   */
  public static Reproduction of(ExperimentFolder recorded, Path into, List<String> settings) {
    ExperimentSpec spec = ExperimentReader.read(recorded.config(), settings).withoutExecutor();
    ExperimentFolder again = new ExperimentFolder(into.resolve(spec.name()));
    if (absolute(again.root()).equals(absolute(recorded.root()))) {
      throw new RefusedException(
          again.root() + " holds the results themselves; say another folder with --into");
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

  /** Where it goes. */
  public ExperimentFolder folder() {
    return again;
  }

  /** Writes down for each run whose budget was minutes where it ended. */
  public void writeReplays() {
    for (RunFolder run : recorded.runFolders()) {
      RunStatus status = RunStatus.read(run.status());
      if (spec.training().budget().dependsOnClock() && status.state() == RunStatus.State.FINISHED) {
        RunFolder fresh = new RunFolder(again.runs().resolve(run.name()));
        new Replay(status.update()).write(fresh.replay());
      }
    }
  }

  /** What came out, beside what was recorded. */
  public Comparison compare() {
    return Comparison.of(recorded, again);
  }

  private void checkEnds() {
    List<String> faults = new ArrayList<>();
    if (!Files.exists(recorded.provenance()) || recorded.runFolders().isEmpty()) {
      throw new RefusedException(recorded.root() + " holds no run that could be reproduced");
    }
    for (RunFolder run : recorded.runFolders()) {
      RunStatus status = RunStatus.read(run.status());
      if (!ENDS.contains(status.state())) {
        faults.add(
            "%s is %s; only what has come to its end can be reproduced"
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
          "the corpus is not stored with results: say where it lies, --set corpus.folder=FOLDER"
              + " (make: DATA=FOLDER); its folder was "
              + files.folder().orElse("not named")
              + " and held "
              + String.join(", ", new TreeSet<>(before.keySet())));
    }
    Map<String, String> now = Preparation.dataFiles(spec);
    List<String> faults = new ArrayList<>();
    for (String name : union(before, now)) {
      String was = before.getOrDefault(name, "not there");
      String is = now.getOrDefault(name, "not there");
      if (!was.equals(is)) {
        faults.add(
            "%s is not the file of the results: SHA-256 %s then, %s now".formatted(name, was, is));
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
