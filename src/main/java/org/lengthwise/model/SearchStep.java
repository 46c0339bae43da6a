package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.decode.Candidates;
import org.lengthwise.decode.DecoderStep;
import org.lengthwise.nn.Glimpse;
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

      Optional<NDArray> previous =
          state.context().map(context -> decoder.words().of(ids(work, lastTokens)));
      NDArray current =
          previous
              .map(word -> decoder.update(state.state(), word, state.context().orElseThrow()))
              .orElse(state.state());
      Glimpse glimpse = state.source().look(current);
      NDArray logProbabilities = decoder.logProbabilities(current, previous, glimpse.context());
      NDList top = allowed(logProbabilities, banned).topK(k, 1);
      return new Candidates<>(
          tokens(top.get(1), k),
          rows(top.get(0), k),
          rows(glimpse.weights(), (int) glimpse.weights().getShape().get(1)),
          successor(state, next, current, glimpse.context()));
    }
  }

  /** The state after this look; what must outlive the step is copied out of the step's memory. */
  private static DecoderState successor(
      DecoderState state, NDManager next, NDArray current, NDArray context) {
    NDArray keptState = current.duplicate();
    keptState.attach(next);
    NDArray keptContext = context.duplicate();
    keptContext.attach(next);
    state.source().giveTo(next);
    return new DecoderState(next, state.source(), keptState, Optional.of(keptContext));
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
    NDArray ids = ids(next, rows);
    Optional<NDArray> context = state.context().map(array -> Rows.of(array, ids));
    context.ifPresent(array -> array.attach(next));
    NDArray chosen = Rows.of(state.state(), ids);
    chosen.attach(next);
    return new DecoderState(next, state.source().select(ids, next), chosen, context);
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
