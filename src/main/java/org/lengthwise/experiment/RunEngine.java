package org.lengthwise.experiment;

import java.util.List;
import org.lengthwise.config.DecodingSpec;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.results.RunFolder;
import org.lengthwise.train.TrainingListener;
import org.lengthwise.train.TrainingResult;

/** What a run needs of the packages that compute; all that a run does besides knows no tensor. */
public interface RunEngine {
  /**
   * Trains a model to the end of its budget, from its last checkpoint if there is one.
   *
   * @param folder where tables and checkpoints go
   */
  TrainingResult train(
      ExperimentSpec spec,
      ModelSpec model,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      TrainingListener listener);

  /**
   * Translates sentences with a checkpoint of a run.
   *
   * @param update the checkpoint's update
   * @param sources word ids, without end tokens
   * @return hypotheses in the order of the sources
   */
  List<Hypothesis> translate(
      ModelSpec model,
      PreparedCorpus corpus,
      RunFolder folder,
      int update,
      DecodingSpec decoding,
      List<int[]> sources);
}
