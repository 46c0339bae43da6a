package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.decode.DecoderStep;
import org.lengthwise.nn.layer.Embedding;
import org.lengthwise.nn.tensor.MatMul;
import org.lengthwise.nn.tensor.Rows;

/**
 * The terms of the last words of hypotheses, which a step adds before its nonlinearities. If more
 * words will be read than the vocabulary has, they come from a table for the whole vocabulary,
 * computed once.
 */
final class WordTerms {
  private final Embedding embedding;
  private final NDArray weights;
  private final NDArray biases;
  private final Optional<NDArray> table;

  /**
   * @param weights the weights from embeddings to terms (m, d)
   * @param biases (d)
   * @param expected an estimate of how many words will be read
   * @param owner takes over weights, biases and table
   */
  WordTerms(Embedding embedding, NDArray weights, NDArray biases, long expected, NDManager owner) {
    this.embedding = embedding;
    this.weights = weights;
    this.biases = biases;
    this.table =
        expected > embedding.table().getShape().get(0)
            ? Optional.of(ofEmbedded(embedding.table().add(embedding.bias())))
            : Optional.empty();
    arrays().forEach(array -> array.attach(owner));
  }

  private NDList arrays() {
    NDList arrays = new NDList(weights, biases);
    table.ifPresent(arrays::add);
    return arrays;
  }

  /** Lends the arrays to a manager until it closes, see {@code Parameters.lendTo}. */
  void lendTo(NDManager borrower) {
    arrays().forEach(array -> array.tempAttach(borrower));
  }

  /**
   * @param ids R words, or {@link DecoderStep#NONE} for all of them
   * @return (R, d)
   */
  NDArray forward(int[] ids) {
    if (Arrays.stream(ids).allMatch(id -> id == DecoderStep.NONE)) {
      NDArray none = biases.getManager().zeros(new Shape(ids.length, biases.size()));
      return none.addi(biases);
    }
    return table
        .map(terms -> Rows.of(terms, ids))
        .orElseGet(() -> ofEmbedded(Rows.of(embedding.table(), ids).addi(embedding.bias())));
  }

  /** (N, m) becomes (N, d). */
  private NDArray ofEmbedded(NDArray embedded) {
    return MatMul.of(embedded, weights).addi(biases);
  }
}
