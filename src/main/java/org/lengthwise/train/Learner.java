package org.lengthwise.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.model.UpdateContext;
import org.lengthwise.nn.optimiser.GradientNorm;
import org.lengthwise.nn.optimiser.Optimiser;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.TrainingSpec;
import org.lengthwise.train.BatchLoader.Batch;

/** A model and the optimiser that trains it. */
record Learner(
    EncoderDecoder model, Optimiser optimiser, TrainingSpec training, NDManager manager) {

  /**
   * One update: forward, backward, clip, step. The weights do not change when the outcome is not
   * sound.
   *
   * @param context its number, and what is random or remembered in it
   */
  Outcome update(Batch batch, UpdateContext context) {
    try (NDManager step = manager.newSubManager()) {
      model.parameters().lendTo(step);
      double loss = backward(batch, context, Tape.ofUpdate(), step);
      NDList gradients = model.parameters().gradients(step);
      double share = 1 / divisor(batch);
      double norm = GradientNorm.of(gradients) * share;
      Outcome outcome = new Outcome(loss, batch.targets().tokens(), norm, norm > training.clip());
      if (outcome.sound()) {
        double clip = GradientNorm.clip(norm, training.clip());
        optimiser.update(context.update(), model.parameters().all(), gradients, share * clip);
      }
      return outcome;
    }
  }

  /**
   * Leaves the gradient of the summed loss on the parameters.
   *
   * @return the summed loss, in nats
   */
  double backward(Batch batch, UpdateContext context, Tape tape, NDManager step) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      EncoderDecoder.TrainingLoss loss =
          model.trainingLoss(batch.sources(), batch.targets(), context, tape, step);
      tape.backward(loss.objective());
      return loss.negativeLogLikelihood().getFloat();
    }
  }

  private double divisor(Batch batch) {
    return switch (training.loss()) {
      case SUM -> 1;
      case SENTENCE_MEAN -> batch.targets().rows();
      case TOKEN_MEAN -> batch.targets().tokens();
    };
  }

  /** The loss of a batch, summed, in nats; no weight changes. */
  double loss(Batch batch) {
    try (NDManager work = manager.newSubManager()) {
      model.parameters().lendTo(work);
      return model.negativeLogLikelihood(batch.sources(), batch.targets(), work).getFloat();
    }
  }

  /**
   * What came of one update.
   *
   * @param loss negative log-likelihood summed over the batch, in nats
   * @param tokens target tokens of the batch, end tokens counted
   * @param gradientNorm global L2 norm before clipping
   * @param clipped whether the gradient was scaled down
   */
  record Outcome(double loss, int tokens, double gradientNorm, boolean clipped) {
    /**
     * Whether training can continue after it. With saturated units a loss explodes without ever
     * being infinite.
     */
    boolean sound() {
      return Double.isFinite(gradientNorm) && Divergence.sound(loss / tokens);
    }
  }
}
