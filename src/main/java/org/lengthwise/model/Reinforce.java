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
 * likelihood of the words given the draws; the log-probability of each draw times what it was
 * rewarded with beyond the baseline, by lambda_r; the entropy of the weights, by lambda_e. The
 * reward of a draw is the log-probability of the words from its step on, which are those that it
 * bears on, or of the whole sentence: the gradients of both have the same mean.
 */
record Reinforce(SelectionSpec.Sampling spec) {

  /** Draws for each sentence of a batch. */
  static AttentionMode way(UpdateContext draws, int rows) {
    return new AttentionMode(
        new Selection.Sampling(
            draws.seed(), "draws/" + draws.update(), IntStream.range(0, rows).toArray()),
        false);
  }

  /**
   * @param logProbabilities of the target words given the draws (T B), in nats
   * @param baseline what is expected of each draw's reward, T times B numbers; NaN where nothing is
   *     known
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
   * The reward of each draw from the log-probability of each word, both T times B numbers in the
   * order of time; padding counts nothing.
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

  /** Whether the baseline is the same sentence under soft attention. */
  boolean comparesWithSoft() {
    return spec.baseline() == SelectionSpec.Baseline.SOFT;
  }

  /** The baseline of each draw where every word is expected to be as probable as the average. */
  float[] movingAverage(UpdateContext draws, PaddedBatch references) {
    float[] each = new float[references.steps() * references.rows()];
    Arrays.fill(each, (float) draws.baseline());
    return rewards(each, references);
  }
}
