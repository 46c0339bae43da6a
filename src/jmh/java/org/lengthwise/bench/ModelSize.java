package org.lengthwise.bench;

import java.util.List;
import java.util.Map;

/**
 * How large the models and the batches of a measurement are, and what a step of training costs.
 *
 * @param name S128, S256, PAPER, or what a row changed in one of them
 * @param embedding m
 * @param hidden n, of the decoder and of each direction of the encoder
 * @param align the hidden layer of the additive score
 * @param words K, of each side
 * @param batch B, sentences
 * @param length T, positions of a sentence of either side, its end token counted
 * @param maxout l, units of the readout
 */
public record ModelSize(
    String name,
    int embedding,
    int hidden,
    int align,
    int words,
    int batch,
    int length,
    int maxout) {
  public static final String FIXED = "fixed";
  public static final String ATTENTION = "attention";
  static final List<String> MODELS = List.of(FIXED, ATTENTION);

  /** Embedding and hidden 128; 5,000 words; 64 sentences of 22 positions. */
  static final ModelSize S128 = new ModelSize("S128", 128, 128, 128, 5000, 64, 22, 128);

  /** Embedding and hidden 256; 8,000 words; 64 sentences of 25 positions. */
  static final ModelSize S256 = new ModelSize("S256", 256, 256, 256, 8000, 64, 25, 256);

  /** The models of Bahdanau et al. 2015; 80 sentences of 30 positions. */
  static final ModelSize PAPER = new ModelSize("PAPER", 620, 1000, 1000, 30000, 80, 30, 500);

  static ModelSize of(String name) {
    return List.of(S128, S256, PAPER).stream()
        .filter(size -> size.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new BenchException("SIZE=" + name + "; wanted S128, S256 or PAPER"));
  }

  /** The size that a process was started with, see {@link #arguments}. */
  public static ModelSize of(Map<String, String> arguments) {
    int[] numbers =
        List.of("embedding", "hidden", "align", "words", "batch", "length", "maxout").stream()
            .mapToInt(name -> Integer.parseInt(arguments.get(name)))
            .toArray();
    return new ModelSize(
        "" + arguments.get("size"),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6]);
  }

  /** As arguments of a {@link Measurement}. */
  Map<String, String> arguments() {
    return Map.of(
        "size", name,
        "embedding", "" + embedding,
        "hidden", "" + hidden,
        "align", "" + align,
        "words", "" + words,
        "batch", "" + batch,
        "length", "" + length,
        "maxout", "" + maxout);
  }

  ModelSize withLength(int other) {
    return new ModelSize("length " + other, embedding, hidden, align, words, batch, other, maxout);
  }

  ModelSize withWords(int other) {
    return new ModelSize("words " + other, embedding, hidden, align, other, batch, length, maxout);
  }

  ModelSize withHidden(int other) {
    return new ModelSize("hidden " + other, embedding, other, align, words, batch, length, maxout);
  }

  /**
   * The floating-point operations of a step of training. Counted are the products, two operations a
   * multiplication with its addition, once forward and twice backward: 6 B T P, where P is the
   * multiplications of a position forward. With m, n, a (align), K, l, T and one direction
   *
   * <pre>
   * encoder         3 (m n + n n)                 a direction: W, W_z, W_r and U, U_z, U_r
   * decoder         3 (m n + n n)
   * readout         2 l (n + m)
   * output layer    l K
   * with attention  3 (2n) n + 2 l (2n)           the context vector in decoder and readout
   *                 n a + 2n a + a T + 2n T       W_a s, U_a h, v tanh(.), the weighted sum
   * </pre>
   *
   * the fixed vector has one direction, attention two. Left out is what is done once a sentence
   * (the first state; the terms of the fixed vector, which do not change from step to step) and
   * what is done element by element. At S256 these are 29.7 and 41.9 GFLOP.
   */
  public double flop(String model) {
    double m = embedding;
    double n = hidden;
    double unit = 3 * (m * n + n * n);
    double common = unit + 2 * maxout * (n + m) + (double) maxout * words;
    double position =
        model.equals(FIXED)
            ? unit + common
            : 2 * unit
                + common
                + 3 * (2 * n) * n
                + 2 * maxout * (2 * n)
                + n * align
                + 2 * n * align
                + (double) align * length
                + 2 * n * length;
    return 6 * position * batch * length;
  }

  /** As many steps as take some ten seconds on one thread. */
  int steps() {
    double flop = flop(ATTENTION);
    return flop > 200e9 ? 8 : flop > 20e9 ? 20 : 40;
  }
}
