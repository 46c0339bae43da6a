package org.lengthwise.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.tensor.Constant;
import org.lengthwise.nn.tensor.MaskedSoftmax;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.AttentionSpec;

/**
 * Attention over annotations: scores of the keys, their softmax, and a context vector computed from
 * the values (Bahdanau et al. 2015, section 3.1; in key-value mode, Miller et al. 2016).
 *
 * @param temperature what scores are divided by before the softmax
 */
public record Attention(AttentionScore score, KeysAndValues memory, double temperature) {

  /**
   * @param query q: the size of the decoder state
   * @param annotation the size of an annotation
   */
  public static Attention declare(
      AttentionSpec spec, Parameters parameters, String name, int query, int annotation) {
    KeysAndValues memory =
        KeysAndValues.of(spec.memory(), parameters, name + ".memory", annotation);
    AttentionScore score =
        AttentionScore.of(spec.score(), parameters, name, query, memory.keySize());
    return new Attention(score, memory, spec.selection().temperature());
  }

  /** v: the size of a context vector. */
  public int valueSize() {
    return memory.valueSize();
  }

  /**
   * @param annotations (B, T, 2n), or (B, T, n) of a forward encoder
   * @param mask (B, T), see {@link PaddedBatch#mask}
   */
  public Memory remember(NDArray annotations, NDArray mask) {
    return new Memory(memory.values(annotations), score.project(memory.keys(annotations)), mask);
  }

  /** Whether {@link #pass} has a gradient by hand: with the additive score at temperature 1. */
  public boolean passesByHand() {
    return score instanceof AttentionScore.Additive && temperature == 1;
  }

  /**
   * Runs soft looks and updates in turn over whole target sentences, with the gradient by hand.
   *
   * @param terms what the words add to the unit, see {@link GatedRecurrentUnit#joinedTerms}
   * @param start the state before the first step (B, n)
   * @param context what a context vector adds to the unit
   * @param updatesFirst whether a word is predicted from the state after the step's update
   * @return for each word, the state it is predicted from beside its context vector (T_y B, n + v)
   * @throws IllegalStateException when there is no gradient by hand, see {@link #passesByHand}
   */
  public NDArray pass(
      NDArray terms,
      NDArray start,
      Memory remembered,
      GatedRecurrentUnit unit,
      GatedRecurrentUnit.Input context,
      boolean updatesFirst,
      Tape tape) {
    if (!(score instanceof AttentionScore.Additive additive) || temperature != 1) {
      throw new IllegalStateException("no gradient is written for " + this);
    }
    NDList inputs =
        new NDList(
            terms,
            start,
            remembered.values(),
            remembered.projectedKeys(),
            additive.queryWeights(),
            additive.vector(),
            context.gates(),
            context.candidate(),
            unit.gates(),
            unit.candidate());
    int steps = (int) (terms.getShape().get(0) / start.getShape().get(0));
    return tape.splice(inputs, new AttentionPass(steps, remembered.mask(), updatesFirst));
  }

  /**
   * @param query (B, q)
   * @param step the decoder's step, from 0
   */
  public Glimpse look(NDArray query, Memory remembered, Selection selection, int step) {
    NDArray scores = scores(query, remembered, remembered.mask());
    NDArray weights = scores.softmax(-1);
    NDArray choice = selection.choose(scores, weights, step);
    NDArray context = choice.expandDims(1).batchMatMul(remembered.values()).squeeze(1);
    return new Glimpse(context, weights, scores, choice);
  }

  /**
   * Looks at each sentence several times at once, for a search. No gradient can be taken.
   *
   * @param queries W of each sentence (S, W, q)
   * @param remembered of S sentences
   * @param selection of S W rows
   * @return S W rows, those of a sentence next to each other
   */
  public Glimpse lookSeveral(NDArray queries, Memory remembered, Selection selection, int step) {
    long positions = remembered.mask().getShape().get(1);
    long several = queries.getShape().get(1);
    NDArray scores; // (S W, T)
    try (NDArray mask = remembered.mask().expandDims(1)) { // (S, 1, T)
      scores = scores(queries, remembered, mask).reshape(-1, positions);
    }
    NDArray weights = scores.softmax(-1);
    NDArray choice = selection.choose(scores, weights, step);
    NDArray contexts =
        choice.reshape(-1, several, positions).batchMatMul(remembered.values()); // (S, W, v)
    return new Glimpse(contexts.reshape(-1, contexts.getShape().get(2)), weights, scores, choice);
  }

  private NDArray scores(NDArray query, Memory remembered, NDArray mask) {
    NDArray plain = score.forward(query, remembered.projectedKeys());
    NDArray tempered =
        temperature == 1 ? plain : plain.div(Constant.of(plain.getManager(), temperature));
    return MaskedSoftmax.masked(tempered, mask);
  }

  /**
   * What attention looks at; made once per batch of sentences.
   *
   * @param values (B, T, v)
   * @param projectedKeys (B, T, a), see {@link AttentionScore#project}
   * @param mask (B, T), see {@link PaddedBatch#mask}
   */
  public record Memory(NDArray values, NDArray projectedKeys, NDArray mask) {

    /** Each array once, because the values may be the keys themselves. */
    public Set<NDArray> arrays() {
      Set<NDArray> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
      Collections.addAll(arrays, values, projectedKeys, mask);
      return arrays;
    }
  }

  /**
   * The result of one look at a source.
   *
   * @param context the context vector (B, v)
   * @param weights the alignment: the distribution over positions (B, T)
   * @param scores its logarithm up to a constant per row, (B, T); hugely negative at padding
   * @param choice the weights that the context vector was computed with, (B, T): the alignment
   *     itself, or all weight on one position
   */
  public record Glimpse(NDArray context, NDArray weights, NDArray scores, NDArray choice) {

    /** The logarithm of the alignment, (B, T), in nats. */
    public NDArray logWeights() {
      return scores.logSoftmax(-1);
    }
  }
}
