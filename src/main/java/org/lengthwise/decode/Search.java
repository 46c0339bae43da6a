package org.lengthwise.decode;

import java.util.List;
import org.lengthwise.config.DecodingSpec;

public interface Search {
  static Search of(DecodingSpec spec, int end, int unknown) {
    return new Search() {
      @Override
      public <S> List<List<Hypothesis>> search(DecoderStep<S> decoder, S start, int[] lengths) {
        int[] limits =
            java.util.Arrays.stream(lengths)
                .map(l -> Math.max(1, (int) Math.floor(spec.lengthFactor() * l)))
                .toArray();
        return new GreedySearch(end).search(decoder, start, limits).stream().map(List::of).toList();
      }
    };
  }

  <S> List<List<Hypothesis>> search(DecoderStep<S> decoder, S start, int[] lengths);
}
