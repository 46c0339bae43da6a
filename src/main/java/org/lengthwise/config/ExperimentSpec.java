package org.lengthwise.config;

import java.util.List;
import java.util.Optional;

/**
 * One experiment: a corpus, the models to train side by side on it, and how they are trained,
 * decoded and scored.
 */
public record ExperimentSpec(
    @Key(about = "name of the folder of results", fileName = true) String name,
    @Key(about = "what the experiment asks, in a sentence for the report") String question,
    @Key(about = "where the sentence pairs come from") CorpusSpec corpus,
    @Key(about = "how many words the models know") VocabularySpec vocabulary,
    @Key(about = "the encoder-decoders to compare") List<ModelSpec> models,
    @Key(about = "how every model is trained") TrainingSpec training,
    @Key(about = "how every model translates") DecodingSpec decoding,
    @Key(about = "how every model is scored") EvaluationSpec evaluation,
    @Key(about = "each model is trained once with each seed", min = 0) List<Long> seeds,
    @Key(about = "what performs the runs, which no result depends on; local when absent")
        Optional<ExecutorSpec> executor) {

  /** An experiment whose runs are processes of this machine. */
  public ExperimentSpec(
      String name,
      String question,
      CorpusSpec corpus,
      VocabularySpec vocabulary,
      List<ModelSpec> models,
      TrainingSpec training,
      DecodingSpec decoding,
      EvaluationSpec evaluation,
      List<Long> seeds) {
    this(
        name,
        question,
        corpus,
        vocabulary,
        models,
        training,
        decoding,
        evaluation,
        seeds,
        Optional.empty());
  }
}
