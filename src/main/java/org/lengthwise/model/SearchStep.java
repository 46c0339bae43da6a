package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.decode.Candidates;
import org.lengthwise.decode.DecoderStep;
import org.lengthwise.nn.Parameters;
import org.lengthwise.nn.Rows;

/**
 * The model's side of a search. States follow one another: a state takes over from the one before
 * it what they share, so the older one is to be closed first.
 */
final class SearchStep implements DecoderStep<DecoderState> {
  private static final float IMPOSSIBLE = -1e30f;

  private final Parameters parameters;
  private final Decoder decoder;
  private final NDManager root;

  /**
   * @param root owns the states
   */
  SearchStep(EncoderDecoder model, NDManager root) {
    this.parameters = model.parameters();
    this.decoder = model.decoder();
    this.root = root;
  }

  @Override
  public Candidates<DecoderState> best(DecoderState state, int[] lastTokens, int k, int[] banned) {
    NDManager next = root.newSubManager();
    try (NDManager work = root.newSubManager()) {
      parameters.lendTo(work);
      state.state().tempAttach(work);
      state.context().ifPresent(context -> context.tempAttach(work));
      Optional<NDArray> last =
          state.step() == 0 ? Optional.empty() : Optional.of(ids(work, lastTokens));
      Decoder.Step step =
          decoder.step(state.source(), state.state(), state.context(), last, state.step());
      int found = (int) Math.min(k, step.logProbabilities().getShape().get(1));
      NDList top = allowed(step.logProbabilities(), banned).topK(found, 1);
      NDArray weights = step.glimpse().weights();
      return new Candidates<>(
          tokens(top.get(1), found),
          rows(top.get(0), found),
          rows(weights, (int) weights.getShape().get(1)),
          successor(state, next, step));
    }
  }

  /** The state after this look; what must outlive the step is copied out of the step's memory. */
  private static DecoderState successor(DecoderState state, NDManager next, Decoder.Step step) {
    NDArray keptState = step.state().duplicate();
    keptState.attach(next);
    NDArray keptContext = step.glimpse().context().duplicate();
    keptContext.attach(next);
    state.source().giveTo(next);
    return new DecoderState(
        next, state.source(), state.rows(), state.step() + 1, keptState, Optional.of(keptContext));
  }

  private static NDArray allowed(NDArray logProbabilities, int[] banned) {
    if (banned.length == 0) {
      return logProbabilities;
    }
    float[] penalty = new float[(int) logProbabilities.getShape().get(1)];
    Arrays.stream(banned).forEach(word -> penalty[word] = IMPOSSIBLE);
    return logProbabilities.add(logProbabilities.getManager().create(penalty));
  }

  @Override
  public DecoderState select(DecoderState state, int[] rows) {
    NDManager next = root.newSubManager();
    int[] origins = Arrays.stream(rows).map(row -> state.rows()[row]).toArray();
    Optional<NDArray> context = state.context().map(array -> Rows.of(array, rows));
    context.ifPresent(array -> array.attach(next));
    NDArray chosen = Rows.of(state.state(), rows);
    chosen.attach(next);
    return new DecoderState(
        next, source(state, rows, origins, next), origins, state.step(), chosen, context);
  }

  /** Where hypotheses change places within their sentences, each place's source stays as it is. */
  private static SourceReading source(
      DecoderState state, int[] rows, int[] origins, NDManager next) {
    if (Arrays.equals(origins, state.rows())) {
      state.source().giveTo(next);
      return state.source();
    }
    return state.source().select(rows, next);
  }

  @Override
  public void close(DecoderState state) {
    state.manager().close();
  }

  private static NDArray ids(NDManager manager, int[] tokens) {
    return manager.create(Arrays.stream(tokens).asLongStream().toArray(), new Shape(tokens.length));
  }

  private static int[][] tokens(NDArray indices, int k) {
    long[] flat = indices.toLongArray();
    int[][] tokens = new int[flat.length / k][k];
    for (int i = 0; i < flat.length; i++) {
      tokens[i / k][i % k] = (int) flat[i];
    }
    return tokens;
  }

  private static float[][] rows(NDArray matrix, int columns) {
    float[] flat = matrix.toFloatArray();
    float[][] rows = new float[flat.length / columns][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(flat, row * columns, (row + 1) * columns));
    return rows;
  }
}
