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
 * An encoder-decoder over declared parameters. The two models differ in their encoder and in what
 * the decoder sees of it.
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
   * @param sourceWords K_x, end token and unknown word counted
   * @param targetWords K_y, likewise
   * @param parameters where its parameters are declared, and get their values
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

  /** What is learnt. */
  public Parameters parameters() {
    return parameters;
  }

  /** Which way the encoder reads: {@code forward} or {@code bidirectional}. */
  public String directions() {
    return spec.encoder().name().toLowerCase(Locale.ROOT);
  }

  /**
   * The negative log-likelihood of the targets given the sources, summed over all target words and
   * end tokens, in nats. Hard attention chooses as it does when it translates.
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
   * The loss that an update learns from.
   *
   * @param tape who takes which gradient
   * @param manager the parameters must have been lent to it; it owns what is computed
   */
  public TrainingLoss trainingLoss(
      PaddedBatch sources, PaddedBatch targets, UpdateContext draws, Tape tape, NDManager manager) {
    Dropout dropout = new Dropout(spec.dropout(), draws.seed(), draws.update());
    return selection()
        .match(
            soft -> plain(sources, targets, AttentionMode.SOFT, dropout, tape, manager),
            sampling ->
                RandomStream.of(draws.seed(), "soft-share", draws.update()).nextDouble()
                        < sampling.softShare()
                    ? plain(sources, targets, AttentionMode.SOFT, dropout, tape, manager)
                    : sampled(new Reinforce(sampling), sources, targets, draws, dropout, manager),
            maximum ->
                plain(sources, targets, AttentionMode.STRAIGHT_THROUGH, dropout, tape, manager),
            marginal -> plain(sources, targets, AttentionMode.MARGINAL, dropout, tape, manager));
  }

  private TrainingLoss plain(
      PaddedBatch sources,
      PaddedBatch targets,
      AttentionMode way,
      Dropout dropout,
      Tape tape,
      NDManager manager) {
    Decoder.Pass pass = pass(sources, targets, way, dropout, tape, manager);
    NDArray loss = decoder.prediction().negativeLogLikelihood(pass, tape);
    return new TrainingLoss(loss, loss);
  }

  private TrainingLoss sampled(
      Reinforce reinforce,
      PaddedBatch sources,
      PaddedBatch targets,
      UpdateContext draws,
      Dropout dropout,
      NDManager manager) {
    Decoder.Pass pass =
        pass(sources, targets, Reinforce.way(draws, sources.rows()), dropout, Tape.ENGINE, manager);
    float[] baseline =
        reinforce.comparesWithSoft()
            ? softRewards(reinforce, sources, targets, dropout, manager)
            : reinforce.movingAverage(draws, targets);
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

  /** Reads sources and goes through targets under teacher forcing. */
  Decoder.Pass pass(
      PaddedBatch sources,
      PaddedBatch targets,
      AttentionMode way,
      Dropout dropout,
      Tape tape,
      NDManager manager) {
    return decoder.pass(read(sources, way, dropout, tape, manager), targets, dropout, tape);
  }

  SourceReading read(
      PaddedBatch sources, AttentionMode way, Dropout dropout, Tape tape, NDManager manager) {
    PaddedBatch ordered =
        spec.match(
            fixed ->
                fixed.sourceOrder() == FixedVectorSpec.SourceOrder.REVERSED
                    ? sources.reversed()
                    : sources,
            attention -> sources);
    NDArray embedded = dropout.forward(sourceWords.forward(ordered.ids(manager)), "source");
    return bridge.cross(encoder.read(embedded, ordered, tape), way);
  }

  /**
   * How the model looks at these sentences when nothing is learnt. What is drawn depends on the
   * sentence, not on its place.
   */
  AttentionMode translating(PaddedBatch sources) {
    int[] sentences = sources.keys();
    return selection()
        .match(
            soft -> AttentionMode.SOFT,
            sampling -> way(sampling.decoding(), sentences),
            maximum -> way(maximum.decoding(), sentences),
            marginal -> way(marginal.decoding(), sentences));
  }

  private static AttentionMode way(HardDecodingSpec decoding, int[] sentences) {
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
   * @param objective what the gradient is to be taken of, a scalar
   * @param negativeLogLikelihood of the targets, in nats, a scalar; the objective itself but for
   *     attention by sampling
   */
  public record TrainingLoss(NDArray objective, NDArray negativeLogLikelihood) {}
}
