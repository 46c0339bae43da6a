package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.layer.Dropout;
import org.lengthwise.nn.layer.Embedding;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.recurrent.GatedRecurrentUnit;
import org.lengthwise.nn.recurrent.InitialState;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Rows;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.ModelSpec;

/**
 * The decoder of both models. In the order of the authors' code, look-generate-update, the state
 * S_{i-1} has read the words before y_i: the decoder looks at the source from it for c_i, predicts
 * y_i from S_{i-1}, e(y_{i-1}) and c_i, and only then reads y_i and c_i into S_i. In the order of
 * equation 4, look-update-generate, the state s_{i-1} has not yet read y_{i-1}: the decoder looks
 * from it for c_i, reads y_{i-1} and c_i into s_i, and predicts y_i from s_i, e(y_{i-1}) and c_i.
 * Before the first word e(y_{i-1}) is zero (Bahdanau et al. 2015, section 3.1 and appendix A.2.2).
 *
 * @param words target embeddings
 * @param context C, C_z, C_r
 */
record Decoder(
    ModelSpec.DecoderOrder order,
    Embedding words,
    InitialState initial,
    GatedRecurrentUnit unit,
    GatedRecurrentUnit.Input context,
    Prediction prediction) {

  static Decoder declare(ModelSpec spec, Parameters parameters, int words, Bridge bridge) {
    int hidden = spec.hidden();
    return new Decoder(
        spec.order(),
        Embedding.declare(parameters, "target.embedding", words, spec.embedding()),
        InitialState.declare(parameters, "decoder.initial", bridge.summarySize(), hidden),
        GatedRecurrentUnit.declare(parameters, "decoder", spec.embedding(), hidden),
        GatedRecurrentUnit.Input.declare(
            parameters, "decoder.context", bridge.contextSize(), hidden),
        Prediction.declare(spec, parameters, words, bridge.contextSize()));
  }

  private boolean generatesFirst() {
    return order == ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE;
  }

  /** The state before the first word, (B, n). */
  NDArray start(SourceReading source) {
    return initial.forward(source.summary());
  }

  /** Runs the decoder over references with teacher forcing. */
  Pass pass(SourceReading source, PaddedBatch references, Dropout dropout, Tape tape) {
    NDManager manager = source.summary().getManager();
    NDArray ids = references.ids(manager); // (T B)
    NDArray embedded = dropout.forward(words.forward(ids), "target"); // (T B, m)
    NDArray before = shifted(embedded, references.rows());
    NDArray read = generatesFirst() ? embedded : before;
    Steps steps = steps(source, read, references.steps(), tape);
    return new Pass(
        steps.states(),
        steps.contexts(),
        before,
        steps.glimpses(),
        ids,
        references,
        source,
        dropout);
  }

  private Steps steps(SourceReading source, NDArray read, int steps, Tape tape) {
    if (tape.byHand() && source.steady()) {
      return steadySteps(source, read, steps, tape);
    }
    return source
        .byHand()
        .filter(reading -> tape.byHand())
        .map(reading -> attendingSteps(reading, read, tape))
        .orElseGet(() -> steps(source, read, steps));
  }

  private Steps attendingSteps(SourceReading.OfAttention source, NDArray read, Tape tape) {
    NDArray passed =
        source.pass(unit.joinedTerms(read), start(source), unit, context, !generatesFirst(), tape);
    NDList parts = passed.split(new long[] {unit.candidate().getShape().get(0)}, 1);
    return new Steps(parts.get(0), parts.get(1), List.of());
  }

  /** Step by step, as the equations say. */
  private Steps steps(SourceReading source, NDArray read, int steps) {
    List<GatedRecurrentUnit.Terms> inputs = unit.terms(read).split(steps);
    Optional<GatedRecurrentUnit.Terms> steadyContext =
        source.steady() ? Optional.of(context.terms(source.summary())) : Optional.empty();
    NDList states = new NDList(steps);
    NDList contexts = new NDList(steps);
    List<Attention.Glimpse> glimpses = new ArrayList<>(steps);
    NDArray state = start(source); // (B, n)
    for (int i = 0; i < steps; i++) {
      Attention.Glimpse glimpse = source.look(state, i);
      glimpses.add(glimpse);
      contexts.add(glimpse.context());
      if (generatesFirst()) {
        states.add(state);
      }
      if (!generatesFirst() || i < steps - 1) { // else nobody asks for the last state
        GatedRecurrentUnit.Terms seen =
            steadyContext.orElseGet(() -> context.terms(glimpse.context()));
        state = unit.step(inputs.get(i).plus(seen), state, Optional.empty());
      }
      if (!generatesFirst()) {
        states.add(state);
      }
    }
    return new Steps(
        Rows.of(states), source.steady() ? source.summary() : Rows.of(contexts), glimpses);
  }

  /** The same with a constant context vector and the gradient by hand. */
  private Steps steadySteps(SourceReading source, NDArray read, int steps, Tape tape) {
    NDArray start = start(source);
    NDArray fixed = context.joinedTerms(source.summary()); // (B, 3n)
    long rows = fixed.getShape().get(0);
    long width = fixed.getShape().get(1);
    NDArray terms =
        unit.joinedTerms(read).reshape(steps, rows, width).add(fixed).reshape(-1, width);
    if (!generatesFirst()) {
      return new Steps(unit.pass(terms, start, steps, tape), source.summary(), List.of());
    }
    if (steps == 1) {
      return new Steps(start, source.summary(), List.of());
    }
    NDArray needed = terms.split(new long[] {(steps - 1) * rows}, 0).get(0);
    NDArray after = unit.pass(needed, start, steps - 1, tape);
    return new Steps(NDArrays.concat(new NDList(start, after), 0), source.summary(), List.of());
  }

  /**
   * @param states the state each word is predicted from (T B, n)
   * @param contexts see {@link Pass}
   */
  private record Steps(NDArray states, NDArray contexts, List<Attention.Glimpse> glimpses) {}

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

  /**
   * The state of a decoder in a search, one row per hypothesis.
   *
   * @param manager owns the arrays below; closing it frees them
   * @param step looks made so far
   * @param state S (R, n): has read every word but the last
   * @param seen what the context vector that chose the last word adds, see {@link
   *     SearchSource.Look}; empty before the first look, if the source can give it, and if nothing
   *     reads it
   */
  record State(
      NDManager manager, SearchSource source, int step, NDArray state, Optional<NDArray> seen) {

    /**
     * @param root owns the managers of this state and its successors
     */
    static State of(
        SearchSource source, int step, NDArray state, Optional<NDArray> seen, NDManager root) {
      NDManager manager = root.newSubManager();
      state.attach(manager);
      seen.ifPresent(terms -> terms.attach(manager));
      return new State(manager, source, step, state, seen);
    }

    /** The terms of the look that chose the last word; empty before the first. */
    Optional<NDArray> lastSeen() {
      return step == 0 ? Optional.empty() : source.steadyTerms(step - 1).or(() -> seen);
    }

    State select(int[] rows, NDManager root) {
      Optional<NDArray> chosen = seen.map(terms -> Rows.of(terms, rows));
      return of(source.select(rows), step, Rows.of(state, rows), chosen, root);
    }
  }

  /**
   * The result of a decoder with teacher forcing, all steps together.
   *
   * @param states the state that each word is predicted from (T B, n)
   * @param contexts the context vectors, (T B, v), or (B, v) if they are constant
   * @param before the embeddings of the words before, zeros at the first step (T B, m)
   * @param glimpses the T looks at the source; none if the gradient is by hand
   * @param ids the target words (T B), 64-bit
   * @param dropout the dropout of the pass, which its readout uses too
   */
  record Pass(
      NDArray states,
      NDArray contexts,
      NDArray before,
      List<Attention.Glimpse> glimpses,
      NDArray ids,
      PaddedBatch references,
      SourceReading source,
      Dropout dropout) {}
}
