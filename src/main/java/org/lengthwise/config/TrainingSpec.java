package org.lengthwise.config;

import java.util.Optional;

/**
 * How every model is trained. The first of updates, epochs and minutes to be reached ends a run; at
 * least one must be given.
 */
public record TrainingSpec(
    @Key(about = "updates of the weights", min = 1) Optional<Integer> updates,
    @Key(about = "passes over the training pairs", min = 1) Optional<Integer> epochs,
    @Key(
            about = "minutes of training, validation and checkpoints not counted",
            min = 0,
            above = true)
        Optional<Double> minutes,
    @Key(about = "sentence pairs in a batch", min = 1) int batch,
    @Key(
            about =
                "batches fetched together, sorted by the longer side and cut, so that a batch holds like lengths",
            min = 1)
        int window,
    @Key(about = "the rule that turns gradients into updates") OptimiserSpec optimiser,
    @Key(
            about = "greatest global L2 norm of the gradient; longer ones are scaled down to it",
            min = 0,
            above = true)
        double clip,
    @Key(
            about =
                "what the gradient is of: sum, sentence-mean or token-mean of the negative log-likelihood")
        LossNormalisation loss,
    @Key(
            about =
                "how weights start: paper (Bahdanau et al. 2015, appendix B.1) or fan-in (uniform, by the inputs of a unit)")
        Initialisation initialisation,
    @Key(about = "updates that one row of training.csv sums up", min = 1) int logEvery,
    @Key(about = "updates between checkpoints", min = 1) int checkpointEvery,
    @Key(about = "the look at the development pairs during training") ValidationSpec validation,
    @Key(about = "what a run computes on: cpu or gpu; exactness is promised for cpu only")
        DeviceKind device,
    @Key(about = "threads of one run", min = 1, max = 256) int threads) {

  /** The same training with a budget of so many updates, and no other. */
  public TrainingSpec endingAt(int updates) {
    return new TrainingSpec(
        Optional.of(updates),
        Optional.empty(),
        Optional.empty(),
        batch,
        window,
        optimiser,
        clip,
        loss,
        initialisation,
        logEvery,
        checkpointEvery,
        validation,
        device,
        threads);
  }
}
