package org.lengthwise.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lengthwise.io.IoFault;
import org.lengthwise.io.Sha256;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.train.TrainingListener;

/**
 * Records in a run's provenance that this process works on it: when training begins, because only
 * then it is known from which update it continues, and, with the hashes of the weights, when
 * training ends.
 */
final class ProvenanceRecorder implements TrainingListener {
  private final RunFolder folder;
  private final RunEnvironment environment;
  private final Consumer<String> log;
  private final TrainingListener next;

  /**
   * @param log takes a line when the run continues in another environment than before
   * @param next the listener that everything is passed on to
   */
  ProvenanceRecorder(
      RunFolder folder, RunEnvironment environment, Consumer<String> log, TrainingListener next) {
    this.folder = folder;
    this.environment = environment;
    this.log = log;
    this.next = next;
  }

  @Override
  public void began(long parameters, String encoder, TrainingListener.Progress progress) {
    recordSession(progress.update(), Map.of());
    next.began(parameters, encoder, progress);
  }

  /** Records that a run trained to this update before only translates again. */
  void translates(int update) {
    recordSession(update, found(folder).weightsSha256());
  }

  private void recordSession(int update, Map<String, String> weights) {
    RunProvenance provenance =
        found(folder)
            .with(new RunProvenance.Session(update, EnvironmentProbe.now(), environment))
            .trained(weights);
    provenance.write(folder.provenance());
    int last = provenance.sessions().size() - 1;
    if (last > 0) {
      RunEnvironment before = provenance.sessions().get(last - 1).environment();
      for (String change : environment.changesSince(before)) {
        log.accept(
            "continues in another environment, so the last bits of its numbers may differ from"
                + " those of an uninterrupted run: "
                + change);
      }
    }
  }

  @Override
  public void updated(TrainingListener.Progress progress) {
    next.updated(progress);
  }

  @Override
  public void paused(int update, double taken, double usual) {
    found(folder).paused(taken - usual).write(folder.provenance());
    next.paused(update, taken, usual);
  }

  @Override
  public void validated(double loss, double bleu) {
    next.validated(loss, bleu);
  }

  @Override
  public void say(String line) {
    next.say(line);
  }

  /**
   * Training has ended with these weights.
   *
   * @param weights {@code best} and {@code final} to a file
   */
  void ended(Map<String, Path> weights) {
    Map<String, String> hashes = new TreeMap<>();
    weights.forEach(
        (name, file) -> {
          try {
            hashes.put(name, Sha256.of(file));
          } catch (IOException e) {
            throw IoFault.cannot("read", file, e);
          }
        });
    found(folder).trained(hashes).write(folder.provenance());
  }

  private static RunProvenance found(RunFolder folder) {
    return Files.exists(folder.provenance())
        ? RunProvenance.read(folder.provenance())
        : RunProvenance.NONE;
  }
}
