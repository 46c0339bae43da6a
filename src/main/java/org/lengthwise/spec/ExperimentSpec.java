package org.lengthwise.spec;

import java.util.List;
import java.util.Optional;

/**
 * One experiment: a corpus, the models to train side by side on it, and how they are trained,
 * decoded and scored.
 *
 * @param models of an experiment with a sweep, every variant of every model
 * @param training of an experiment with a sweep, that of the first point; see {@link #at}
 * @param decoding likewise
 */
public record ExperimentSpec(
    @Key(about = "name of the folder of results", fileName = true) String name,
    @Key(about = "what the experiment asks, in a sentence for the report") String question,
    @Key(
            about = "where the sentence pairs come from",
            recommended = "grammar",
            source = "nothing to download")
        CorpusSpec corpus,
    @Key(about = "how many words the models know") Vocabulary vocabulary,
    @Key(about = "the encoder-decoders to compare") List<ModelSpec> models,
    @Key(about = "how every model is trained") TrainingSpec training,
    @Key(
            about = "how every model translates",
            recommended = "greedy",
            source = "fast; authors' code: beam")
        DecodingSpec decoding,
    @Key(about = "how every model is scored") EvaluationSpec evaluation,
    @Key(
            about = "each model is trained once with each seed",
            recommended = "[1]",
            source = "more seeds show the noise",
            min = 0)
        List<Long> seeds,
    @Key(about = "keys that take several values in turn; each combination is a point of the grid")
        Optional<SweepSpec> sweep,
    @Key(about = "what performs the runs, which no result depends on; local when absent")
        Optional<ExecutorSpec> executor) {

  /** An experiment without a sweep, whose runs are processes of this machine. */
  public ExperimentSpec(
      String name,
      String question,
      CorpusSpec corpus,
      Vocabulary vocabulary,
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
        Optional.empty(),
        Optional.empty());
  }

  /** The experiment as one of its models has it: with the training and decoding of that alone. */
  public ExperimentSpec at(String model) {
    if (sweep.isEmpty()) {
      return this;
    }
    SweepSpec.Variant variant = sweep.get().variant(model);
    return with(
        corpus, models, variant.training(), variant.decoding(), seeds, Optional.empty(), executor);
  }

  /**
   * The most tokens that a side of a training pair of this model has; the end token not counted.
   */
  public int lengthLimit(ModelSpec model) {
    return model.lengthLimit().orElse(corpus.lengthLimit());
  }

  /** The experiment with another corpus. */
  public ExperimentSpec withCorpus(CorpusSpec other) {
    return with(other, models, training, decoding, seeds, sweep, executor);
  }

  /** The experiment with other models. */
  public ExperimentSpec withModels(List<ModelSpec> others) {
    return with(corpus, others, training, decoding, seeds, sweep, executor);
  }

  /** The experiment with other seeds. */
  public ExperimentSpec withSeeds(List<Long> others) {
    return with(corpus, models, training, decoding, others, sweep, executor);
  }

  /** The experiment with another training. */
  public ExperimentSpec withTraining(TrainingSpec other) {
    return with(corpus, models, other, decoding, seeds, sweep, executor);
  }

  /** The experiment with another decoding. */
  public ExperimentSpec withDecoding(DecodingSpec other) {
    return with(corpus, models, training, other, seeds, sweep, executor);
  }

  /** The experiment without what performs its runs, for no result depends on it. */
  public ExperimentSpec withoutExecutor() {
    return with(corpus, models, training, decoding, seeds, sweep, Optional.empty());
  }

  /** The experiment with the runs of another: its models, its sweep and its seeds. */
  public ExperimentSpec withRunsOf(ExperimentSpec other) {
    return with(corpus, other.models, training, decoding, other.seeds, other.sweep, executor);
  }

  /** The experiment with a sweep, whose variants are its models. */
  public ExperimentSpec with(SweepSpec over) {
    List<ModelSpec> variants = over.variants().stream().map(SweepSpec.Variant::model).toList();
    return with(corpus, variants, training, decoding, seeds, Optional.of(over), executor);
  }

  private ExperimentSpec with(
      CorpusSpec newCorpus,
      List<ModelSpec> newModels,
      TrainingSpec newTraining,
      DecodingSpec newDecoding,
      List<Long> newSeeds,
      Optional<SweepSpec> newSweep,
      Optional<ExecutorSpec> newExecutor) {
    return new ExperimentSpec(
        name,
        question,
        newCorpus,
        vocabulary,
        newModels,
        newTraining,
        newDecoding,
        evaluation,
        newSeeds,
        newSweep,
        newExecutor);
  }

  /**
   * How many words each side knows: the most frequent ones of the training pairs used; the rest is
   * the unknown word.
   */
  public record Vocabulary(
      @Key(
              about = "source words, most frequent first",
              recommended = "8000",
              source = "two cores; paper: 30000",
              min = 1)
          int sourceWords,
      @Key(
              about = "target words, most frequent first",
              recommended = "8000",
              source = "two cores; paper: 30000",
              min = 1)
          int targetWords) {}
}
