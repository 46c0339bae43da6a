package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.lengthwise.config.AttentionSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.nn.AdditiveScore;
import org.lengthwise.nn.Attention;
import org.lengthwise.nn.Embedding;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;

/**
 * An encoder-decoder over declared parameters. The two models differ in their encoder and in what
 * the decoder sees of it.
 */
public final class EncoderDecoder {
  private final Parameters parameters;
  private final Embedding sourceWords;
  private final Encoder encoder;
  private final Decoder decoder;

  private EncoderDecoder(
      Parameters parameters, Embedding sourceWords, Encoder encoder, Decoder decoder) {
    this.parameters = parameters;
    this.sourceWords = sourceWords;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * Builds the model of a config.
   *
   * @param sourceWords K_x, end token and unknown word counted
   * @param targetWords K_y, likewise
   * @param parameters where its parameters are declared, and get their values
   */
  public static EncoderDecoder of(
      ModelSpec spec, int sourceWords, int targetWords, Parameters parameters) {
    Embedding source =
        Embedding.declare(parameters, "source.embedding", sourceWords, spec.embedding());
    Encoder encoder =
        spec.match(
            fixed -> ForwardEncoder.declare(parameters, fixed.embedding(), fixed.hidden()),
            attention -> bidirectional(attention, parameters));
    Decoder decoder =
        Decoder.declare(
            parameters,
            targetWords,
            spec.embedding(),
            spec.hidden(),
            encoder.contextSize(),
            spec.readout().units());
    return new EncoderDecoder(parameters, source, encoder, decoder);
  }

  private static Encoder bidirectional(AttentionSpec spec, Parameters parameters) {
    int hidden = spec.hidden();
    AdditiveScore score =
        AdditiveScore.declare(
            parameters,
            "attention",
            hidden,
            2 * hidden,
            spec.score().match(a -> a.hidden(), b -> 0, b -> 0, b -> 0, b -> 0, b -> 0));
    return BidirectionalEncoder.declare(parameters, spec.embedding(), hidden, new Attention(score));
  }

  /** What is learnt. */
  public Parameters parameters() {
    return parameters;
  }

  /** Which way the encoder reads: {@code forward} or {@code bidirectional}. */
  public String directions() {
    return encoder.directions();
  }

  /**
   * The negative log-likelihood of the targets given the sources, summed over all target words and
   * end tokens, in nats.
   *
   * @param manager the parameters must have been lent to it; it owns what is computed
   * @return a scalar
   */
  public NDArray negativeLogLikelihood(
      PaddedBatch sources, PaddedBatch targets, NDManager manager) {
    return decoder.negativeLogLikelihood(read(sources, manager), targets);
  }

  SourceReading read(PaddedBatch sources, NDManager manager) {
    return encoder.read(sourceWords.of(sources.ids(manager)), sources);
  }

  Decoder decoder() {
    return decoder;
  }
}
