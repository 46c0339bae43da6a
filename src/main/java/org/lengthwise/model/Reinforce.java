package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.attention.Selection;
import org.lengthwise.nn.tensor.Constant;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Rows;
import org.lengthwise.spec.SelectionSpec;

/**
 * The objective of attention by sampling (Xu et al. 2015, section 4.1, with one sample): the
 * likelihood of the words given the draws; plus lambda_r times the log-probability of each draw
 * times its reward minus the baseline; plus lambda_e times the entropy of the weights. The reward
 * of a draw is the log-probability of the words from its step on, which are those it influences, or
 * of the whole sentence; both gradients have the same mean.
 */
record Reinforce(SelectionSpec.Sampling spec) {

  /** Attention by independent draws for each sentence of a batch. */
  static AttentionMode mode(UpdateContext context, int rows) {
    return new AttentionMode(
        new Selection.Sampling(
            context.seed(), "draws/" + context.update(), IntStream.range(0, rows).toArray()),
        false);
  }

  /**
   * @param logProbabilities of the target words given the draws (T B), in nats
   * @param baseline the expected reward of each draw, T times B numbers; NaN if unknown
   */
  EncoderDecoder.TrainingLoss loss(Decoder.Pass pass, NDArray logProbabilities, float[] baseline) {
    PaddedBatch references = pass.references();
    NDManager manager = logProbabilities.getManager();
    NDArray present = references.weights(manager); // (T B)
    NDArray loss = logProbabilities.mul(present).sum().neg();
    float[] advantage = rewards(logProbabilities.toFloatArray(), references);
    for (int i = 0; i < advantage.length; i++) {
      advantage[i] = Float.isNaN(baseline[i]) ? 0 : advantage[i] - baseline[i];
    }
    NDArray credit = manager.create(advantage, new Shape(advantage.length)).mul(present);
    NDArray ofDraws =
        credit.mul(logOfDraws(pass)).sum().mul(Constant.of(manager, spec.rewardWeight()));
    NDArray entropy =
        entropies(pass).mul(present).sum().mul(Constant.of(manager, spec.entropyWeight()));
    return new EncoderDecoder.TrainingLoss(loss.sub(ofDraws).sub(entropy), loss);
  }

  /** The log-probability of each draw, (T B). */
  private static NDArray logOfDraws(Decoder.Pass pass) {
    NDList steps = new NDList();
    for (Attention.Glimpse glimpse : pass.glimpses()) {
      steps.add(glimpse.logWeights().mul(glimpse.choice()).sum(new int[] {1}));
    }
    return Rows.of(steps);
  }

  /** The entropy of each alignment in nats, (T B). */
  private static NDArray entropies(Decoder.Pass pass) {
    NDList steps = new NDList();
    for (Attention.Glimpse glimpse : pass.glimpses()) {
      steps.add(glimpse.logWeights().mul(glimpse.weights()).sum(new int[] {1}).neg());
    }
    return Rows.of(steps);
  }

  /**
   * The reward of each draw, from the log-probability of each word; both are T times B numbers in
   * order of time, and padding does not count.
   */
  float[] rewards(float[] logProbabilities, PaddedBatch references) {
    int rows = references.rows();
    float[] rewards = new float[logProbabilities.length];
    for (int b = 0; b < rows; b++) {
      double sum = 0;
      for (int t = references.lengths()[b] - 1; t >= 0; t--) {
        sum += logProbabilities[t * rows + b];
        rewards[t * rows + b] = (float) sum;
      }
      for (int t = 0;
          spec.reward() == SelectionSpec.Reward.SENTENCE && t < references.lengths()[b];
          t++) {
        rewards[t * rows + b] = (float) sum;
      }
    }
    return rewards;
  }

  /** Whether the baseline is the reward of the same sentence under soft attention. */
  boolean comparesWithSoft() {
    return spec.baseline() == SelectionSpec.Baseline.SOFT;
  }

  /** The baseline of each draw if every word is expected to have the average log-probability. */
  float[] movingAverage(UpdateContext context, PaddedBatch references) {
    float[] each = new float[references.steps() * references.rows()];
    Arrays.fill(each, (float) context.baseline());
    return rewards(each, references);
  }
}
