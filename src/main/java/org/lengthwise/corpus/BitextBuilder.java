package org.lengthwise.corpus;

import java.util.Arrays;
import java.util.List;

/** Collects sentence pairs, as word numbers, into a {@link Bitext}. */
public final class BitextBuilder {
  private final GrowingSide source = new GrowingSide();
  private final GrowingSide target = new GrowingSide();

  /** A bitext of these pairs of sentences, each as word numbers without end tokens. */
  public static Bitext of(List<int[]> sources, List<int[]> targets) {
    if (sources.size() != targets.size()) {
      throw new IllegalArgumentException(
          "%d source sentences but %d target sentences".formatted(sources.size(), targets.size()));
    }
    BitextBuilder builder = new BitextBuilder();
    for (int pair = 0; pair < sources.size(); pair++) {
      builder.add(sources.get(pair), targets.get(pair));
    }
    return builder.build();
  }

  public void add(int[] sourceTokens, int[] targetTokens) {
    source.add(sourceTokens);
    target.add(targetTokens);
  }

  public int size() {
    return source.sentences;
  }

  public Bitext build() {
    return new Bitext(source.side(), target.side());
  }

  private static final class GrowingSide {
    private int[] starts = new int[64];
    private int[] tokens = new int[1024];
    private int sentences;

    void add(int[] sentence) {
      int end = Math.addExact(starts[sentences], sentence.length);
      tokens = roomFor(end, tokens);
      System.arraycopy(sentence, 0, tokens, starts[sentences], sentence.length);
      sentences++;
      starts = roomFor(sentences + 1, starts);
      starts[sentences] = end;
    }

    private static int[] roomFor(int count, int[] array) {
      if (count <= array.length) {
        return array;
      }
      long grown = Math.max(count, array.length + (long) (array.length >> 1));
      return Arrays.copyOf(array, (int) Math.min(grown, Integer.MAX_VALUE - 8));
    }

    Bitext.Side side() {
      return new Bitext.Side(
          Arrays.copyOf(starts, sentences + 1), Arrays.copyOf(tokens, starts[sentences]));
    }
  }
}
