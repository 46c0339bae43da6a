package org.lengthwise.experiment;

import java.nio.file.Path;
import java.util.List;
import org.lengthwise.config.DecodingSpec;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.model.Translator;
import org.lengthwise.results.RunFolder;
import org.lengthwise.train.Training;
import org.lengthwise.train.TrainingListener;
import org.lengthwise.train.TrainingResult;

/** The engine that trains and translates with tensors. */
public final class TensorEngine implements RunEngine {
  @Override
  public TrainingResult train(
      ExperimentSpec spec,
      ModelSpec model,
      long seed,
      PreparedCorpus corpus,
      RunFolder folder,
      TrainingListener listener) {
    return Training.run(spec, model, seed, corpus, folder, listener);
  }

  @Override
  public List<Hypothesis> translate(
      ModelSpec model,
      PreparedCorpus corpus,
      RunFolder folder,
      int update,
      DecodingSpec decoding,
      List<int[]> sources) {
    Path weights = Training.weights(folder, update);
    try (Translator translator = Translator.open(model, corpus, weights, decoding)) {
      return translator.translate(sources);
    }
  }
}
