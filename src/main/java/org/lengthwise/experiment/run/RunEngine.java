package org.lengthwise.experiment.run;

import java.nio.file.Path;
import java.util.Optional;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.results.RunFolder;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.train.StopRequest;
import org.lengthwise.train.TrainingListener;
import org.lengthwise.train.TrainingResult;

/** The part of a run that computes with tensors; the rest of a run knows no tensor library. */
public interface RunEngine {

  /**
   * Trains a model to the end of its budget, from its last checkpoint if there is one.
   *
   * @param folder where tables and checkpoints go
   * @param start weights to start from where there is no checkpoint yet, a SafeTensors file; fresh
   *     ones when empty
   * @param stop ends training early, by a {@link org.lengthwise.train.StoppedException}
   */
  TrainingResult train(
      ExperimentSpec spec,
      ModelSpec model,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      Optional<Path> start,
      StopRequest stop,
      TrainingListener listener);

  /**
   * The weights of a checkpoint, a SafeTensors file.
   *
   * @param update the checkpoint's update
   */
  Path weights(RunFolder folder, int update);

  /**
   * Opens a checkpoint of a run to translate with.
   *
   * @param update the checkpoint's update
   */
  SentenceTranslator open(
      ExperimentSpec spec, ModelSpec model, PreparedCorpus corpus, RunFolder folder, int update);
}
