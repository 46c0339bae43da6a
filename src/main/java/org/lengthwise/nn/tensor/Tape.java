package org.lengthwise.nn.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The computations of one update whose gradient is written by hand, in the order in which they were
 * made, between those that the engine differentiates. Each result starts a graph of its own; going
 * back, the engine brings the gradient as far as such a start, the hand-written step takes it
 * across, and the engine goes on from there.
 *
 * <p>In an update of attention the tape holds, from first to last: the two directions of the
 * encoder (words to states), the decoder (start, annotations and keys to states and context
 * vectors) and the output layer (readout to loss). Going back they are popped from last to first,
 * so that all of a result's gradient is there before it is taken across.
 *
 * <p>The engine's way through a whole update is {@link #ENGINE}: nothing is written by hand, and
 * what it computes is the reference for what is.
 */
public final class Tape {
  /** Leaves every gradient to the engine. */
  public static final Tape ENGINE = new Tape(false, false);

  /** Computes what has a gradient by hand in that way, and takes no gradient. */
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

  /** Whether gradients are written by hand wherever somebody did. */
  public boolean byHand() {
    return byHand;
  }

  /**
   * Makes a computation.
   *
   * @param inputs of which a gradient is wanted: parameters, or what was computed
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

  /** Lets the engine go back from an array; the graph stays, for inputs may share parts of it. */
  public static void add(NDArray array, NDArray gradient) {
    JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, true, false);
  }

  private record Entry(NDList inputs, NDArray result, HandWritten computation) {}

  /** A computation whose gradient is written by hand. */
  public interface HandWritten {

    /**
     * Computes. Where the gradient is known but for a factor, as that of a scalar, it may be taken
     * here already.
     *
     * @param inputs as {@link Tape#splice} was given them, cut off from the engine's graph
     */
    NDArray forward(NDList inputs);

    /**
     * From the gradient of the result to those of the inputs.
     *
     * @param gradient of the result, of its shape
     * @return in the order of the inputs, each of its input's shape
     */
    NDList backward(NDArray gradient);
  }
}
