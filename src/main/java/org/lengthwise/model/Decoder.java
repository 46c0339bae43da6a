package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lengthwise.nn.Embedding;
import org.lengthwise.nn.GatedRecurrentUnit;
import org.lengthwise.nn.Glimpse;
import org.lengthwise.nn.InitialState;
import org.lengthwise.nn.MaxoutReadout;
import org.lengthwise.nn.OutputLayer;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;
import org.lengthwise.nn.RecurrentInput;
import org.lengthwise.nn.RecurrentTerms;

/**
 * The decoder both models share, in the order of the authors' code: look, generate, update. From
 * the state S_{i-1}, which has read the words before y_i, it looks at the source for c_i, predicts
 * y_i from S_{i-1}, e(y_{i-1}) and c_i, and only then reads y_i and c_i into S_i. Before the first
 * word there is no e(y_{i-1}): its term of the readout is zero (Bahdanau et al. 2015, appendix
 * A.2.2).
 *
 * @param words target embeddings
 * @param context C, C_z, C_r
 */
record Decoder(
    Embedding words,
    InitialState initial,
    GatedRecurrentUnit unit,
    RecurrentInput context,
    MaxoutReadout readout,
    OutputLayer output) {

  static Decoder declare(
      Parameters parameters, int words, int embedding, int hidden, int contextSize, int maxout) {
    return new Decoder(
        Embedding.declare(parameters, "target.embedding", words, embedding),
        InitialState.declare(parameters, "decoder.initial", hidden, hidden),
        GatedRecurrentUnit.declare(parameters, "decoder", embedding, hidden),
        RecurrentInput.declare(parameters, "decoder.context", contextSize, hidden),
        MaxoutReadout.declare(parameters, "readout", hidden, embedding, contextSize, maxout),
        OutputLayer.declare(parameters, "output", maxout, words));
  }

  /**
   * The negative log-likelihood of the references under teacher forcing, summed over the batch, end
   * tokens counted, in nats.
   *
   * @return a scalar
   */
  NDArray negativeLogLikelihood(SourceReading source, PaddedBatch references) {
    NDManager manager = source.summary().getManager();
    int steps = references.steps();
    NDArray ids = references.ids(manager); // (T B)
    NDArray embedded = words.of(ids); // (T B, m)
    List<RecurrentTerms> inputs = unit.terms(embedded).split(steps);
    Optional<RecurrentTerms> steadyContext =
        source.steady() ? Optional.of(context.of(source.summary())) : Optional.empty();

    NDList states = new NDList(steps);
    NDList contexts = new NDList(steps);
    NDArray state = start(source); // (B, n)
    for (int i = 0; i < steps; i++) {
      Glimpse glimpse = source.look(state);
      states.add(state);
      contexts.add(glimpse.context());
      if (i < steps - 1) { // nobody asks for the state after the last word
        RecurrentTerms seen = steadyContext.orElseGet(() -> context.of(glimpse.context()));
        state = unit.step(inputs.get(i).plus(seen), state, Optional.empty());
      }
    }

    NDArray sum =
        readout
            .ofStates(NDArrays.concat(states, 0))
            .add(readout.ofWords(shifted(embedded, references.rows()))); // (T B, 2l)
    sum = addContexts(sum, source, contexts);
    return output.negativeLogLikelihood(MaxoutReadout.pool(sum), ids, references.weights(manager));
  }

  /** The embeddings of the words before: zeros at the first step, (T B, m). */
  private static NDArray shifted(NDArray embedded, int rows) {
    NDArray none = embedded.getManager().zeros(new Shape(rows, embedded.getShape().get(1)));
    long kept = embedded.getShape().get(0) - rows;
    if (kept == 0) {
      return none;
    }
    NDArray before = embedded.split(new long[] {kept}, 0).get(0);
    return NDArrays.concat(new NDList(none, before), 0);
  }

  /** Adds the readout's context term, (T B, 2l); computed once where the context never changes. */
  private NDArray addContexts(NDArray sum, SourceReading source, NDList contexts) {
    if (!source.steady()) {
      return sum.add(readout.ofContexts(NDArrays.concat(contexts, 0)));
    }
    long width = sum.getShape().get(1);
    NDArray term = readout.ofContexts(contexts.get(0)); // (B, 2l)
    return sum.reshape(contexts.size(), -1, width).add(term).reshape(-1, width);
  }

  /** The state before the first word, (B, n). */
  NDArray start(SourceReading source) {
    return initial.of(source.summary());
  }

  /**
   * Reads a word that was emitted.
   *
   * @param embedded e(y) (B, m)
   * @param contexts c of the look that chose it (B, v)
   */
  NDArray update(NDArray state, NDArray embedded, NDArray contexts) {
    return unit.step(unit.terms(embedded).plus(context.of(contexts)), state, Optional.empty());
  }

  /**
   * The log-probabilities of the next word, (B, K), in nats.
   *
   * @param previous e(y) of the word before (B, m); empty before the first word
   */
  NDArray logProbabilities(NDArray state, Optional<NDArray> previous, NDArray contexts) {
    List<NDArray> terms = new ArrayList<>();
    terms.add(readout.ofStates(state));
    previous.ifPresent(word -> terms.add(readout.ofWords(word)));
    terms.add(readout.ofContexts(contexts));
    NDArray sum = terms.stream().reduce(NDArray::add).orElseThrow();
    return output.logProbabilities(MaxoutReadout.pool(sum));
  }
}
