package org.lengthwise.experiment.run;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * This process at work on a run, as it writes itself into the run's provenance: when training
 * begins, for only then it is known which update it goes on from, and with the hashes of the
 * weights when training ends.
 */
final class ProvenanceRecorder implements TrainingListener {
  private final RunFolder folder;
  private final RunEnvironment circumstances;
  private final Consumer<String> log;
  private final TrainingListener next;

  /**
   * @param log takes a line when the run goes on by other means than before
   * @param next told all that this is told
   */
  ProvenanceRecorder(
      RunFolder folder, RunEnvironment circumstances, Consumer<String> log, TrainingListener next) {
    this.folder = folder;
    this.circumstances = circumstances;
    this.log = log;
    this.next = next;
  }

  @Override
  public void began(long parameters, String encoder, TrainingListener.Progress progress) {
    sit(progress.update(), Map.of());
    next.began(parameters, encoder, progress);
  }

  /** A run that was trained to this update before only translates, with the weights it has. */
  void translates(int update) {
    sit(update, found(folder).weightsSha256());
  }

  private void sit(int update, Map<String, String> weights) {
    RunProvenance provenance =
        found(folder)
            .with(new RunProvenance.Session(update, EnvironmentProbe.now(), circumstances))
            .trained(weights);
    provenance.write(folder.provenance());
    int last = provenance.sessions().size() - 1;
    if (last > 0) {
      RunEnvironment before = provenance.sessions().get(last - 1).environment();
      for (String change : circumstances.changesSince(before)) {
        log.accept(
            "goes on by other means, so that the last bits of its numbers may differ from those of"
                + " a run never interrupted: "
                + change);
      }
    }
  }

  @Override
  public void updated(TrainingListener.Progress progress) {
    next.updated(progress);
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
            throw new UncheckedIOException("cannot read " + file + ": " + IoFault.reason(e), e);
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
