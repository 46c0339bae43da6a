package org.lengthwise.nn.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The learnt arrays of a model by name, in order of declaration.
 *
 * <p>Values are copied into arrays that the engine allocates, so that a model that was read back
 * computes in the same memory as one that was trained.
 */
public final class Parameters {
  private final NDManager manager;
  private final ParameterSource source;
  private final boolean learning;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /**
   * @param manager owns the arrays
   * @param source gives their values
   * @param learning whether they have gradients
   */
  public Parameters(NDManager manager, ParameterSource source, boolean learning) {
    this.manager = manager;
    this.source = source;
    this.learning = learning;
  }

  /** Declares a parameter and sets its initial value. */
  public NDArray declare(String name, Role role, long... dimensions) {
    Shape shape = new Shape(dimensions);
    NDArray array;
    try (NDArray wrapped = manager.create(source.values(name, role, shape), shape)) {
      array = wrapped.duplicate();
    }
    array.setName(name);
    array.setRequiresGradient(learning);
    if (arrays.put(name, array) != null) {
      throw new IllegalArgumentException("two parameters are named " + name);
    }
    return array;
  }

  /** Name to array, in the order of declaration. */
  public Map<String, NDArray> byName() {
    return arrays;
  }

  /** All arrays, in the order of declaration. */
  public List<NDArray> all() {
    return new ArrayList<>(arrays.values());
  }

  /** How many numbers are learnt, over all arrays. */
  public long count() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  /**
   * Lends the arrays to a manager until it closes: a result belongs to the manager of its first
   * operand, so whatever is computed from the parameters is freed with the borrower.
   */
  public void lendTo(NDManager borrower) {
    arrays.values().forEach(array -> array.tempAttach(borrower));
  }

  /**
   * The gradients in order of declaration, owned by the given manager; they share storage with the
   * engine's own.
   */
  public NDList gradients(NDManager owner) {
    NDList gradients = new NDList(arrays.size());
    for (NDArray array : arrays.values()) {
      NDArray gradient = array.getGradient();
      gradient.attach(owner);
      gradients.add(gradient);
    }
    return gradients;
  }

  /** What a parameter is for, which decides how it is initialised. */
  public enum Role {
    /** Rows are word embeddings. */
    EMBEDDING,
    /** Maps inputs to units: (inputs, units). */
    WEIGHT,
    /** Maps a state to the next one: square blocks side by side, (n, k n). */
    RECURRENT,
    /** Maps states or annotations to the hidden layer of an alignment score. */
    ALIGNMENT,
    /** The vector that turns that hidden layer into a score. */
    ALIGNMENT_VECTOR,
    /** A bias. */
    BIAS
  }
}
