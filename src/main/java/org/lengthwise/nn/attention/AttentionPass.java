package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;

/**
 * A decoder with soft attention and the additive score over whole target sentences, with
 * backpropagation through time by hand. {@link GatedRecurrentUnit#step} after {@link
 * Attention#look} is the reference.
 *
 * <p>Inputs: terms (T_y B, 3n), what the target words add to update gate, reset gate and candidate,
 * bias included, one step after the other; the state to start from (B, n); the values (B, T, v);
 * the projected keys U_a h (B, T, a); W_a (n, a); v_a (a, 1); C_z beside C_r (v, 2n); C (v, n); U_z
 * beside U_r (n, 2n); U (n, n). Result: for each word, the state it is predicted from beside its
 * context vector (T_y B, n + v).
 */
final class AttentionPass implements Tape.HandWritten {
  private final int steps;
  private final NDArray mask;
  private final boolean updatesFirst;
  private Optional<AttentionTrace> trace = Optional.empty();

  /**
   * @param steps T_y
   * @param mask (B, T), see {@link PaddedBatch#mask}
   * @param updatesFirst whether a word is predicted from the state after the step's update;
   *     otherwise it is predicted from the state before, and the last update is skipped because
   *     nothing reads it
   */
  AttentionPass(int steps, NDArray mask, boolean updatesFirst) {
    this.steps = steps;
    this.mask = mask;
    this.updatesFirst = updatesFirst;
  }

  @Override
  public NDArray forward(NDList inputs) {
    NDManager outside = inputs.get(0).getManager();
    inputs.attach(outside.newSubManager()); // owns what is kept until the way back
    AttentionTrace made = new AttentionTrace(inputs, steps, mask, updatesFirst);
    trace = Optional.of(made);
    NDArray result = made.read();
    result.attach(outside);
    return result;
  }

  @Override
  public NDList backward(NDArray gradient) {
    NDManager outside = gradient.getManager();
    NDArray own = gradient.stopGradient();
    AttentionTrace made = trace.orElseThrow();
    own.attach(made.manager());
    NDList gradients = made.back(own);
    gradients.attach(outside);
    made.manager().close();
    return gradients;
  }
}
