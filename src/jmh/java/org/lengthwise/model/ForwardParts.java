package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Consumer;
import org.lengthwise.nn.layer.Dropout;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;

/**
 * The way forward of an update, part by part, as {@link EncoderDecoder#trainingLoss} goes it
 * without dropout and with soft attention.
 */
public final class ForwardParts {
  private ForwardParts() {}

  /**
   * The loss, summed, in nats.
   *
   * @param ended told the name of each part when it has ended
   */
  public static NDArray loss(
      EncoderDecoder model,
      PaddedBatch sources,
      PaddedBatch targets,
      Tape tape,
      NDManager step,
      Consumer<String> ended) {
    SourceReading reading = model.read(sources, AttentionMode.SOFT, Dropout.NONE, tape, step);
    ended.accept("encoder");
    Decoder.Pass pass = model.decoder().pass(reading, targets, Dropout.NONE, tape);
    ended.accept("decoder");
    NDArray loss = model.decoder().prediction().negativeLogLikelihood(pass, tape);
    ended.accept("readout and softmax");
    return loss;
  }
}
