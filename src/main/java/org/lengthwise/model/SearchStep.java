package org.lengthwise.model;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.decode.DecoderStep;
import org.lengthwise.nn.output.TopKSoftmax;
import org.lengthwise.nn.parameter.Parameters;

/**
 * The model's side of a search. A state takes over the arrays that it shares with the state before
 * it, so the older one is closed first.
 */
final class SearchStep implements DecoderStep<Decoder.State> {
  private final Parameters parameters;
  private final SearchDecoder decoder;
  private final NDManager root;

  /**
   * @param root owns the states
   */
  SearchStep(Parameters parameters, SearchDecoder decoder, NDManager root) {
    this.parameters = parameters;
    this.decoder = decoder;
    this.root = root;
  }

  @Override
  public DecoderStep.Candidates<Decoder.State> best(
      Decoder.State state, int[] lastTokens, int k, int[] banned) {
    SearchSource source = state.source();
    int step = state.step();
    try (NDManager work = root.newSubManager()) {
      parameters.lendTo(work);
      decoder.lendTo(work);
      source.lendTo(work);
      state.state().tempAttach(work);
      state.seen().ifPresent(terms -> terms.tempAttach(work));
      SearchDecoder.Step found =
          decoder.step(
              source, state.state(), state.lastSeen(), lastTokens, step, k + banned.length);
      TopKSoftmax.RankedWords words =
          banned.length == 0 ? found.words() : without(banned, found.words(), k);
      return new DecoderStep.Candidates<>(
          words.ids(), words.logProbabilities(), found.look().alignment(), after(state, found));
    }
  }

  /** The state after this look. It outlives the step and is not owned by the state before. */
  private Decoder.State after(Decoder.State state, SearchDecoder.Step found) {
    boolean kept = decoder.readsLookAgain() && state.source().steadyTerms(state.step()).isEmpty();
    return Decoder.State.of(
        state.source(),
        state.step() + 1,
        found.state(),
        kept ? Optional.of(found.look().terms()) : Optional.empty(),
        root);
  }

  /** The k best that are not banned. */
  private static TopKSoftmax.RankedWords without(
      int[] banned, TopKSoftmax.RankedWords words, int k) {
    int rows = words.ids().length;
    TopKSoftmax.RankedWords allowed =
        new TopKSoftmax.RankedWords(new int[rows][], new float[rows][]);
    for (int row = 0; row < rows; row++) {
      int[] ids = words.ids()[row];
      float[] logProbabilities = words.logProbabilities()[row];
      int[] ranks =
          IntStream.range(0, ids.length)
              .filter(rank -> Arrays.stream(banned).noneMatch(word -> word == ids[rank]))
              .limit(k)
              .toArray();
      allowed.ids()[row] = new int[ranks.length];
      allowed.logProbabilities()[row] = new float[ranks.length];
      for (int i = 0; i < ranks.length; i++) {
        allowed.ids()[row][i] = ids[ranks[i]];
        allowed.logProbabilities()[row][i] = logProbabilities[ranks[i]];
      }
    }
    return allowed;
  }

  @Override
  public Decoder.State select(Decoder.State state, int[] rows) {
    return state.select(rows, root);
  }

  @Override
  public void close(Decoder.State state) {
    state.manager().close();
  }
}
