package org.lengthwise.spec;

import java.util.Optional;

/**
 * How every model is trained. The first of updates, epochs and minutes to be reached ends a run; at
 * least one must be given (see {@link Budget}).
 */
public record TrainingSpec(
    @Key(
            about = "updates of the weights",
            recommended = "3000",
            source = "two cores; paper: 288000",
            min = 1)
        Optional<Integer> updates,
    @Key(about = "passes over the training pairs", min = 1) Optional<Integer> epochs,
    @Key(
            about =
                "minutes of training; validation, checkpoints and pauses (a stopped process, a suspended machine) are not counted",
            min = 0,
            above = true)
        Optional<Double> minutes,
    @Key(about = "sentence pairs in a batch", recommended = "80", source = "paper", min = 1)
        int batch,
    @Key(
            about =
                "batches fetched together, sorted by the longer side and cut again, so that the pairs of a batch have similar lengths",
            recommended = "20",
            source = "paper",
            min = 1)
        int window,
    @Key(
            about = "the rule that turns gradients into updates",
            recommended = "adam",
            source = "fewer updates; paper: adadelta")
        OptimiserSpec optimiser,
    @Key(
            about =
                "largest global L2 norm of the gradient; larger gradients are scaled down to it",
            recommended = "1",
            source = "paper",
            min = 0,
            above = true)
        double clip,
    @Key(
            about =
                "the training objective: sum, sentence-mean or token-mean of the negative log-likelihood",
            recommended = "token-mean",
            source = "with adam; authors' code: sum")
        LossNormalisation loss,
    @Key(
            about =
                "how weights are initialised: paper (Bahdanau et al. 2015, appendix B.1) or fan-in (uniform, by the number of inputs of a unit)",
            recommended = "fan-in",
            source = "with adam; paper: paper")
        Initialisation initialisation,
    @Key(
            about = "updates summed up in one row of training.csv",
            recommended = "25",
            source = "for 3000 updates",
            min = 1)
        int logEvery,
    @Key(
            about = "updates between checkpoints",
            recommended = "250",
            source = "for 3000 updates",
            min = 1)
        int checkpointEvery,
    @Key(about = "validation on the development pairs during training") Validation validation,
    @Key(
            about = "what a run computes on: cpu or gpu; exactness is promised for cpu only",
            recommended = "cpu",
            source = "exact repetition")
        DeviceKind device,
    @Key(
            about = "threads of one run",
            recommended = "1",
            source = "fastest for several runs at a time",
            min = 1,
            max = 256)
        int threads) {

  /** When a run ends. */
  public Budget budget() {
    return new Budget(updates, epochs, minutes);
  }

  /** The same training with another budget. */
  public TrainingSpec with(Budget budget) {
    return with(budget, checkpointEvery);
  }

  /** The same training with checkpoints at another interval. */
  public TrainingSpec withCheckpointEvery(int interval) {
    return with(budget(), interval);
  }

  private TrainingSpec with(Budget budget, int newCheckpointEvery) {
    return new TrainingSpec(
        budget.updates(),
        budget.epochs(),
        budget.minutes(),
        batch,
        window,
        optimiser,
        clip,
        loss,
        initialisation,
        logEvery,
        newCheckpointEvery,
        validation,
        device,
        threads);
  }

  /** What the negative log-likelihood of a batch is divided by to give the training objective. */
  public enum LossNormalisation {
    /** Nothing: the sum over the batch. */
    SUM,
    /** The sentences of the batch. */
    SENTENCE_MEAN,
    /** The target tokens of the batch, end tokens counted. */
    TOKEN_MEAN
  }

  /**
   * How weights are initialised. In both cases biases are zero and recurrent matrices orthogonal.
   */
  public enum Initialisation {
    /**
     * Gaussian with standard deviation 0.01; 0.001 in the alignment model, whose last vector is
     * zero (Bahdanau et al. 2015, B.1).
     */
    PAPER,
    /**
     * Uniform between plus and minus one over the square root of the number of inputs; word
     * embeddings Gaussian with standard deviation 1.
     */
    FAN_IN
  }

  /** What a run computes on. */
  public enum DeviceKind {
    /** The processor; the one that exactness is promised for. */
    CPU,
    /** The first graphics processor the engine finds. */
    GPU
  }

  /**
   * Validation on the development pairs during training: their loss chooses the best checkpoint.
   */
  public record Validation(
      @Key(
              about = "updates between validations",
              recommended = "250",
              source = "for 3000 updates",
              min = 1)
          int every,
      @Key(
              about = "development pairs, from the first, whose loss is computed",
              recommended = "1000",
              source = "our choice",
              min = 1)
          int pairs,
      @Key(
              about =
                  "development pairs, from the first, that are translated greedily for BLEU; 0 for none",
              recommended = "100",
              source = "our choice",
              min = 0)
          int translations) {}
}
