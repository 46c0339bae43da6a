package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Locale;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.attention.Selection;
import org.lengthwise.nn.layer.Dropout;
import org.lengthwise.nn.layer.Embedding;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.SelectionSpec;

/**
 * An encoder-decoder over declared parameters. The two models differ in what the decoder sees of
 * the encoder.
 */
public final class EncoderDecoder {
  private final ModelSpec spec;
  private final Parameters parameters;
  private final Embedding sourceWords;
  private final Bridge bridge;
  private final Encoder encoder;
  private final Decoder decoder;

  /**
   * Builds the model of a config.
   *
   * @param sourceWords K_x, end token and unknown word included
   * @param targetWords K_y, likewise
   * @param parameters declares the parameters and gives them their values
   */
  public EncoderDecoder(ModelSpec spec, int sourceWords, int targetWords, Parameters parameters) {
    this.spec = spec;
    this.parameters = parameters;
    this.sourceWords =
        Embedding.declare(parameters, "source.embedding", sourceWords, spec.embedding());
    this.bridge = bridge(spec, parameters);
    this.encoder = Encoder.declare(spec.encoder(), parameters, spec.embedding(), spec.hidden());
    this.decoder = Decoder.declare(spec, parameters, targetWords, bridge);
  }

  private static Bridge bridge(ModelSpec spec, Parameters parameters) {
    int hidden = spec.hidden();
    int annotation = spec.annotationSize();
    return spec.match(
        fixed -> new Bridge.OfFixedVector(fixed.context(), annotation),
        attention ->
            new Bridge.OfAttention(
                Attention.declare(attention, parameters, "attention", hidden, annotation), hidden));
  }

  /** The parameters, which are what is learnt. */
  public Parameters parameters() {
    return parameters;
  }

  /** Which way the encoder reads: {@code forward} or {@code bidirectional}. */
  public String directions() {
    return spec.encoder().name().toLowerCase(Locale.ROOT);
  }

  /**
   * The negative log-likelihood of the targets given the sources, summed over all target words and
   * end tokens, in nats. Hard attention chooses as in translation.
   *
   * @param manager the parameters must have been lent to it; it owns what is computed
   * @return a scalar
   */
  public NDArray negativeLogLikelihood(
      PaddedBatch sources, PaddedBatch targets, NDManager manager) {
    Decoder.Pass pass =
        pass(sources, targets, translating(sources), Dropout.NONE, Tape.ENGINE, manager);
    return decoder.prediction().negativeLogLikelihood(pass, Tape.ENGINE);
  }

  /**
   * The loss of one update.
   *
   * @param tape decides which gradients are taken by hand
   * @param manager the parameters must have been lent to it; it owns what is computed
   */
  public TrainingLoss trainingLoss(
      PaddedBatch sources,
      PaddedBatch targets,
      UpdateContext context,
      Tape tape,
      NDManager manager) {
    Dropout dropout = new Dropout(spec.dropout(), context.seed(), context.update());
    return selection()
        .match(
            soft -> plain(sources, targets, AttentionMode.SOFT, dropout, tape, manager),
            sampling ->
                RandomStream.of(context.seed(), "soft-share", context.update()).nextDouble()
                        < sampling.softShare()
                    ? plain(sources, targets, AttentionMode.SOFT, dropout, tape, manager)
                    : sampled(new Reinforce(sampling), sources, targets, context, dropout, manager),
            maximum ->
                plain(sources, targets, AttentionMode.STRAIGHT_THROUGH, dropout, tape, manager),
            marginal -> plain(sources, targets, AttentionMode.MARGINAL, dropout, tape, manager));
  }

  private TrainingLoss plain(
      PaddedBatch sources,
      PaddedBatch targets,
      AttentionMode mode,
      Dropout dropout,
      Tape tape,
      NDManager manager) {
    Decoder.Pass pass = pass(sources, targets, mode, dropout, tape, manager);
    NDArray loss = decoder.prediction().negativeLogLikelihood(pass, tape);
    return new TrainingLoss(loss, loss);
  }

  private TrainingLoss sampled(
      Reinforce reinforce,
      PaddedBatch sources,
      PaddedBatch targets,
      UpdateContext context,
      Dropout dropout,
      NDManager manager) {
    Decoder.Pass pass =
        pass(
            sources,
            targets,
            Reinforce.mode(context, sources.rows()),
            dropout,
            Tape.ENGINE,
            manager);
    float[] baseline =
        reinforce.comparesWithSoft()
            ? softRewards(reinforce, sources, targets, dropout, manager)
            : reinforce.movingAverage(context, targets);
    return reinforce.loss(pass, decoder.prediction().logProbabilities(pass), baseline);
  }

  private float[] softRewards(
      Reinforce reinforce,
      PaddedBatch sources,
      PaddedBatch targets,
      Dropout dropout,
      NDManager manager) {
    Decoder.Pass soft = pass(sources, targets, AttentionMode.SOFT, dropout, Tape.ENGINE, manager);
    return reinforce.rewards(decoder.prediction().logProbabilities(soft).toFloatArray(), targets);
  }

  /** Reads the sources and runs the decoder over the targets with teacher forcing. */
  Decoder.Pass pass(
      PaddedBatch sources,
      PaddedBatch targets,
      AttentionMode mode,
      Dropout dropout,
      Tape tape,
      NDManager manager) {
    return decoder.pass(read(sources, mode, dropout, tape, manager), targets, dropout, tape);
  }

  SourceReading read(
      PaddedBatch sources, AttentionMode mode, Dropout dropout, Tape tape, NDManager manager) {
    PaddedBatch ordered =
        spec.match(
            fixed ->
                fixed.sourceOrder() == FixedVectorSpec.SourceOrder.REVERSED
                    ? sources.reversed()
                    : sources,
            attention -> sources);
    NDArray embedded = dropout.forward(sourceWords.forward(ordered.ids(manager)), "source");
    return bridge.cross(encoder.read(embedded, ordered, tape), mode);
  }

  /**
   * How the model looks at these sentences outside training. A draw depends on the sentence, not on
   * its place in the batch.
   */
  AttentionMode translating(PaddedBatch sources) {
    int[] sentences = sources.keys();
    return selection()
        .match(
            soft -> AttentionMode.SOFT,
            sampling -> mode(sampling.decoding(), sentences),
            maximum -> mode(maximum.decoding(), sentences),
            marginal -> mode(marginal.decoding(), sentences));
  }

  private static AttentionMode mode(HardDecodingSpec decoding, int[] sentences) {
    return decoding.match(
        maximum -> AttentionMode.MAXIMUM,
        sampling ->
            new AttentionMode(
                new Selection.Sampling(sampling.seed(), "translation", sentences), false),
        marginal -> AttentionMode.MARGINAL);
  }

  private SelectionSpec selection() {
    return spec.match(fixed -> new SelectionSpec.Soft(), AttentionSpec::selection);
  }

  Decoder decoder() {
    return decoder;
  }

  /**
   * The loss of one batch, summed.
   *
   * @param objective what the gradient is taken of, a scalar
   * @param negativeLogLikelihood of the targets, in nats, a scalar; equal to the objective except
   *     with attention by sampling
   */
  public record TrainingLoss(NDArray objective, NDArray negativeLogLikelihood) {}
}
