package org.lengthwise.corpus;

import java.util.Arrays;
import java.util.List;

/**
 * Sentence pairs as word numbers without end tokens, in corpus order.
 *
 * <p>Each side is one flat array, so that millions of sentences take four bytes a token and eight a
 * pair.
 */
public final class Bitext {
  private final Side source;
  private final Side target;

  public Bitext(Side source, Side target) {
    if (source.size() != target.size()) {
      throw new IllegalArgumentException(
          "%d source sentences but %d target sentences".formatted(source.size(), target.size()));
    }
    this.source = source;
    this.target = target;
  }

  /** The sentences of one side in one array. */
  public static final class Side {
    private final int[] starts;
    private final int[] tokens;

    /**
     * The tokens of sentence {@code i} are {@code tokens[starts[i]]} to {@code tokens[starts[i + 1]
     * - 1]}.
     *
     * @param starts one more than there are sentences; the first is 0, the last the number of
     *     tokens
     * @param tokens the tokens of all sentences, one after another
     */
    Side(int[] starts, int[] tokens) {
      if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != tokens.length) {
        throw new IllegalArgumentException("sentence starts do not span the tokens");
      }
      for (int i = 1; i < starts.length; i++) {
        if (starts[i] < starts[i - 1]) {
          throw new IllegalArgumentException("sentence " + (i - 1) + " ends before it starts");
        }
      }
      this.starts = starts;
      this.tokens = tokens;
    }

    /** The array itself, not a copy; it must not be changed. */
    int[] starts() {
      return starts;
    }

    /** The array itself, not a copy; it must not be changed. */
    public int[] tokens() {
      return tokens;
    }

    public int size() {
      return starts.length - 1;
    }

    public int length(int sentence) {
      return starts[sentence + 1] - starts[sentence];
    }

    public int[] sentence(int sentence) {
      return Arrays.copyOfRange(tokens, starts[sentence], starts[sentence + 1]);
    }

    /** The same sentences with {@code ids[w]} in place of each word {@code w}. */
    public Side renumbered(int[] ids) {
      return new Side(starts, Arrays.stream(tokens).map(word -> ids[word]).toArray());
    }
  }

  /** The number of pairs. */
  public int size() {
    return source.size();
  }

  /** The word numbers of a source sentence, a fresh array without the end token. */
  public int[] source(int pair) {
    return source.sentence(pair);
  }

  /** The word numbers of a target sentence, a fresh array without the end token. */
  public int[] target(int pair) {
    return target.sentence(pair);
  }

  /** The tokens of a source sentence, end token not counted. */
  public int sourceLength(int pair) {
    return source.length(pair);
  }

  /** The tokens of a target sentence, end token not counted. */
  public int targetLength(int pair) {
    return target.length(pair);
  }

  /** The tokens of the longer side of a pair, end token not counted. */
  public int longerLength(int pair) {
    return Math.max(sourceLength(pair), targetLength(pair));
  }

  public Side sourceSide() {
    return source;
  }

  public Side targetSide() {
    return target;
  }

  /** Collects sentence pairs, as word numbers, into a {@link Bitext}. */
  public static final class Builder {
    private final GrowingSide source = new GrowingSide();
    private final GrowingSide target = new GrowingSide();

    /** A bitext of these pairs of sentences, each as word numbers without end tokens. */
    public static Bitext of(List<int[]> sources, List<int[]> targets) {
      if (sources.size() != targets.size()) {
        throw new IllegalArgumentException(
            "%d source sentences but %d target sentences"
                .formatted(sources.size(), targets.size()));
      }
      Builder builder = new Builder();
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
}
