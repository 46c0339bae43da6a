package org.lengthwise.config;

/**
 * How the weights of a model start; biases start at zero and recurrent matrices orthogonal in both.
 */
public enum Initialisation {
  /**
   * Gaussian of deviation 0.01; 0.001 in the alignment model, whose last vector is zero (Bahdanau
   * et al. 2015, B.1).
   */
  PAPER,
  /**
   * Uniform within one over the root of a unit's inputs; word embeddings Gaussian of deviation 1.
   */
  FAN_IN
}
