package org.lengthwise.nn.recurrent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.Optional;
import org.lengthwise.nn.tensor.MatMul;

/**
 * One step of a {@link GatedRecurrentUnit} by hand. The backward pass overwrites the arrays of the
 * step with their gradients, because storage already in the cache is cheaper than fresh storage.
 *
 * <p>The engine computes a sigmoid in a tenth of the time of a tanh, hence {@code tanh(x) = 2
 * sigmoid(2x) - 1}.
 */
public final class GatedStep {
  private final NDArray before;
  private final Optional<NDArray> present;
  private final NDArray one;
  private final NDArray gates;
  private final NDArray update;
  private final NDArray reset;
  private final NDArray resetBefore;
  private final NDArray proposal;
  private final NDArray state;

  /**
   * @param given preactivations of the gates (B, 2n), the update gate's beside the reset gate's;
   *     closed here
   * @param terms what the inputs add to the candidate (B, n)
   * @param before h (B, n)
   * @param candidate U (n, n)
   * @param present as {@link GatedRecurrentUnit#step} takes it
   * @param one the constant 1, a scalar
   */
  public GatedStep(
      NDArray given,
      NDArray terms,
      NDArray before,
      NDArray candidate,
      Optional<NDArray> present,
      NDArray one) {
    this.before = before;
    this.present = present;
    this.one = one;
    gates = Activation.sigmoid(given);
    given.close();
    NDList zr = gates.split(2, 1);
    update = zr.get(0);
    reset = zr.get(1);
    resetBefore = reset.mul(before);
    proposal = tanh(MatMul.of(resetBefore, candidate).addi(terms), one); // h~
    NDArray change = proposal.sub(before).muli(update);
    present.ifPresent(change::muli);
    state = change.addi(before);
  }

  /**
   * Splits terms (N, 3n) into those of update and reset gate (N, 2n) and of the candidate (N, n).
   *
   * @param terms of one step or of several
   */
  public static GatedRecurrentUnit.Terms parted(NDArray terms) {
    NDList parts = terms.split(new long[] {terms.getShape().get(1) / 3 * 2}, 1);
    return new GatedRecurrentUnit.Terms(parts.get(0), parts.get(1));
  }

  /** The hyperbolic tangent; the argument is closed. */
  private static NDArray tanh(NDArray array, NDArray one) {
    NDArray share = Activation.sigmoid(array.addi(array));
    array.close();
    return share.addi(share).subi(one);
  }

  /** h (B, n). */
  NDArray before() {
    return before;
  }

  /** r o h (B, n). */
  public NDArray resetBefore() {
    return resetBefore;
  }

  /** h' (B, n). */
  public NDArray state() {
    return state;
  }

  /**
   * Takes the gradient back through the step, once; the step cannot be used afterwards. With g the
   * gradient of h' and p that of h~:
   *
   * <pre>
   * p            = g o z,                 of U (r o h) + Wx:  p o (1 - h~ o h~)
   * of W_z x     = g o (h~ - h) o z o (1 - z)
   * of r o h     = q = (p o (1 - h~ o h~)) U^T
   * of W_r x     = q o h o r o (1 - r)
   * of h         = g - p + q o r, and what comes through the gates
   * </pre>
   *
   * The caller adds what comes through the gates.
   *
   * @param gradient of h' (B, n); becomes that of h, without what comes through the gates
   * @param candidate U (n, n)
   * @return the gradients of the preactivations of the gates (B, 2n) and of the candidate (B, n)
   */
  public GatedRecurrentUnit.Terms back(NDArray gradient, NDArray candidate) {
    NDArray ofCandidate = gradient.mul(update); // of h~, first
    present.ifPresent(ofCandidate::muli);
    gradient.subi(ofCandidate);
    try (NDArray unchanged = before.sub(proposal)) {
      update.subi(one).muli(ofCandidate).muli(unchanged); // (h~ - h) o z o (1 - z)
    }
    ofCandidate.subi(proposal.muli(proposal).muli(ofCandidate)); // 1 - h~ o h~
    try (NDArray ofReset = ofCandidate.matMul(candidate.transpose())) {
      gradient.addi(ofReset.muli(reset));
      reset.subi(one).muli(ofReset.negi()).muli(before); // h o r o (1 - r)
    }
    proposal.close();
    update.close();
    reset.close();
    return new GatedRecurrentUnit.Terms(gates, ofCandidate);
  }
}
