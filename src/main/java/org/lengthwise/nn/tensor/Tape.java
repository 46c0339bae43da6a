package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The computations of one update whose gradients are written by hand, in the order in which they
 * were made, between those that the engine differentiates. Each result starts a new graph of the
 * engine. In the backward pass the engine takes the gradient back to such a start, the hand-written
 * computation takes it to its inputs, and the engine continues from there.
 *
 * <p>In an update of attention the tape holds, from first to last: the two directions of the
 * encoder (words to states), the decoder (start, annotations and keys to states and context
 * vectors) and the output layer (readout to loss). The backward pass pops them from last to first,
 * so that the gradient of a result is complete before it is used.
 *
 * <p>With {@link #ENGINE} the engine differentiates everything; its gradients are the reference for
 * those by hand.
 */
public final class Tape {
  /** The engine takes every gradient. */
  public static final Tape ENGINE = new Tape(false, false);

  /** Uses the computations by hand, but takes no gradient. */
  public static final Tape FORWARD = new Tape(true, false);

  private final boolean byHand;
  private final boolean goesBack;
  private final Deque<Entry> entries = new ArrayDeque<>();

  private Tape(boolean byHand, boolean goesBack) {
    this.byHand = byHand;
    this.goesBack = goesBack;
  }

  /** An empty tape for one update. */
  public static Tape ofUpdate() {
    return new Tape(true, true);
  }

  /** Whether computations with a gradient by hand are used. */
  public boolean byHand() {
    return byHand;
  }

  /**
   * Runs a computation and puts it on the tape.
   *
   * @param inputs what gradients are wanted of: parameters, or earlier results
   */
  public NDArray splice(NDList inputs, HandWritten computation) {
    NDList cut = new NDList(inputs.size());
    inputs.forEach(input -> cut.add(input.stopGradient()));
    NDArray result = computation.forward(cut);
    if (goesBack) {
      result.setRequiresGradient(true);
      entries.push(new Entry(inputs, result, computation));
    }
    return result;
  }

  /**
   * Adds the gradient of a scalar to that of every parameter it depends on.
   *
   * @param objective a scalar
   */
  public void backward(NDArray objective) {
    add(objective, objective.onesLike());
    while (!entries.isEmpty()) {
      Entry entry = entries.pop();
      NDArray gradient = entry.result().getGradient();
      gradient.attach(entry.result().getManager());
      NDList gradients = entry.computation().backward(gradient);
      for (int i = 0; i < gradients.size(); i++) {
        add(entry.inputs().get(i), gradients.get(i));
      }
    }
  }

  /**
   * Lets the engine take the gradient back from an array. The graph is kept, because inputs may
   * share parts of it.
   */
  public static void add(NDArray array, NDArray gradient) {
    JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, true, false);
  }

  private record Entry(NDList inputs, NDArray result, HandWritten computation) {}

  /** A computation whose gradient is written by hand. */
  public interface HandWritten {

    /**
     * Computes the result. If the gradient is known up to a factor, as that of a scalar is, it may
     * be computed here already.
     *
     * @param inputs those given to {@link Tape#splice}, detached from the engine's graph
     */
    NDArray forward(NDList inputs);

    /**
     * Computes the gradients of the inputs from that of the result.
     *
     * @param gradient of the result, of its shape
     * @return one for each input, of its shape
     */
    NDList backward(NDArray gradient);
  }
}
