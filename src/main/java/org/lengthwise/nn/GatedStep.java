package org.lengthwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.Optional;

/**
 * One step of a {@link GatedRecurrentUnit} by hand: the new state, and what going back through it
 * takes. With a_z, a_r and a_c for what the nonlinearities are given and p for {@code r o h}:
 *
 * <pre>
 * dh'/da_z = (h~ - h) o z o (1 - z)
 * dp /da_r = h o r o (1 - r)
 * dh'/da_c = z o (1 - h~ o h~)
 * dh'/dh   = 1 - z   (the direct way)
 * dp /dh   = r       (the direct way)
 * </pre>
 *
 * <p>The engine's logistic function takes a tenth of its hyperbolic tangent's time, hence {@code
 * tanh(x) = 2 sigmoid(2x) - 1}.
 */
final class GatedStep {
  private final NDArray state;
  private final NDArray reset;
  private final NDArray resetBefore;
  private final NDArray kept;
  private final NDArray slopes;

  /**
   * @param state h' (B, n)
   * @param reset r (B, n)
   * @param resetBefore p = r o h (B, n)
   * @param kept dh'/dh (B, n)
   * @param slopes dh'/da_z, dp/da_r, dh'/da_c (B, 3n)
   */
  private GatedStep(
      NDArray state, NDArray reset, NDArray resetBefore, NDArray kept, NDArray slopes) {
    this.state = state;
    this.reset = reset;
    this.resetBefore = resetBefore;
    this.kept = kept;
    this.slopes = slopes;
  }

  /**
   * @param gates a_z beside a_r (B, 2n)
   * @param terms what the inputs add to the candidate (B, n)
   * @param before h (B, n)
   * @param candidate U (n, n)
   * @param present as {@link GatedRecurrentUnit#step} takes it
   * @param one 1, whose manager is to own what is kept
   */
  static GatedStep of(
      NDArray gates,
      NDArray terms,
      NDArray before,
      NDArray candidate,
      Optional<NDArray> present,
      NDArray one) {
    NDArray shares = Activation.sigmoid(gates); // z beside r
    NDList zr = shares.split(2, 1);
    NDArray reset = zr.get(1);
    NDArray resetBefore = reset.mul(before);
    NDArray proposal = tanh(resetBefore.matMul(candidate).addi(terms), one); // h~
    NDArray update = present.map(zr.get(0)::mul).orElse(zr.get(0));
    NDArray change = proposal.sub(before);
    NDArray state = change.mul(update).addi(before);

    NDArray squares = shares.square();
    NDArray gateSlopes = shares.sub(squares);
    NDList gateSlopesOf = gateSlopes.split(2, 1);
    present.ifPresent(gateSlopesOf.get(0)::muli);
    gateSlopesOf.get(0).muli(change);
    gateSlopesOf.get(1).muli(before);
    NDArray flatness = one.sub(proposal.muli(proposal)).muli(update);
    NDArray slopes = NDArrays.concat(new NDList(gateSlopes, flatness), 1);
    NDArray kept = one.sub(update);

    close(proposal, change, squares, gateSlopes, flatness, update, zr.get(0));
    gateSlopesOf.close();
    return new GatedStep(state, reset, resetBefore, kept, slopes);
  }

  /** The hyperbolic tangent; what it is of is closed. */
  private static NDArray tanh(NDArray array, NDArray one) {
    NDArray share = Activation.sigmoid(array.addi(array));
    array.close();
    return share.addi(share).subi(one);
  }

  static void close(NDArray... arrays) {
    for (NDArray array : arrays) {
      array.close();
    }
  }

  /** h' (B, n). */
  NDArray state() {
    return state;
  }

  /** r o h (B, n): what the candidate's gradient is made of. */
  NDArray resetBefore() {
    return resetBefore;
  }

  /**
   * Goes back. What is left is the way through the gates, which the caller takes: their gradient
   * times U_z beside U_r.
   *
   * @param gradient of h' (B, n), which becomes the result
   * @param candidate U (n, n)
   * @return the gradient of h (B, n) but for the way through the gates
   */
  NDArray back(NDArray gradient, NDArray candidate) {
    NDList of = slopes.split(3, 1);
    of.get(0).muli(gradient);
    of.get(2).muli(gradient);
    NDArray ofResetBefore = of.get(2).matMul(candidate.transpose());
    of.get(1).muli(ofResetBefore);
    gradient.muli(kept).addi(ofResetBefore.muli(reset));
    of.close();
    close(ofResetBefore, kept, reset);
    return gradient;
  }

  /** After going back: the gradient of a_z, a_r and a_c (B, 3n). */
  NDArray gradient() {
    return slopes;
  }
}
