package org.lengthwise.experiment.run;

import java.nio.file.Path;
import java.util.Optional;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.model.Translator;
import org.lengthwise.results.RunFolder;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.train.StopRequest;
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
      Optional<Path> start,
      StopRequest stop,
      TrainingListener listener) {
    return Training.run(spec, model, seed, corpus, folder, start, stop, listener);
  }

  @Override
  public Path weights(RunFolder folder, int update) {
    return Training.weights(folder, update);
  }

  @Override
  public SentenceTranslator open(
      ExperimentSpec spec, ModelSpec model, PreparedCorpus corpus, RunFolder folder, int update) {
    return Translator.open(
        model, spec.training().device(), corpus, Training.weights(folder, update));
  }
}
