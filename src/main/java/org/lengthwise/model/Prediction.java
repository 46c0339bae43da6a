package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.nn.layer.Readout;
import org.lengthwise.nn.output.OutputLayer;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.LogSumExp;
import org.lengthwise.nn.tensor.Rows;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.ModelSpec;

/**
 * Predicts the next word from the decoder's state, the word before and a context vector: readout
 * and softmax. With marginal attention the prediction is a mixture, {@code p(y) = sum_j alpha_j p(y
 * | S, e, h_j)} (Deng et al. 2018, section 3).
 */
record Prediction(Readout readout, OutputLayer output) {

  static Prediction declare(ModelSpec spec, Parameters parameters, int words, int contextSize) {
    return new Prediction(
        Readout.declare(
            spec.readout(), parameters, "readout", spec.hidden(), spec.embedding(), contextSize),
        OutputLayer.declare(
            parameters, "output", spec.readout().units(), spec.outputRank(), words));
  }

  /**
   * The negative log-likelihood of the target words, summed over real positions, in nats.
   *
   * @return a scalar
   */
  NDArray negativeLogLikelihood(Decoder.Pass pass, Tape tape) {
    if (tape.byHand() && pass.source().mixed().isEmpty()) {
      return byHand(pass, tape);
    }
    NDArray logProbabilities = logProbabilities(pass);
    NDArray present = pass.references().weights(logProbabilities.getManager());
    return logProbabilities.mul(present).sum().neg();
  }

  private NDArray byHand(Decoder.Pass pass, Tape tape) {
    long[] ids = pass.references().ids();
    int[] present = pass.references().present();
    int[] words = Arrays.stream(present).map(i -> (int) ids[i]).toArray();
    NDArray units = units(pass);
    NDArray chosen = present.length == ids.length ? units : Rows.of(units, places(units, present));
    return output.negativeLogLikelihood(chosen, words, tape);
  }

  /** The backward pass reads them again, so they live as long as the step. */
  private static NDArray places(NDArray rows, int[] chosen) {
    return rows.getManager()
        .create(Arrays.stream(chosen).asLongStream().toArray(), new Shape(chosen.length));
  }

  /** The log-probabilities of the target words, (T B), in nats; padding included. */
  NDArray logProbabilities(Decoder.Pass pass) {
    Optional<NDArray> mixed = pass.source().mixed();
    return mixed.isPresent()
        ? mixture(pass, withoutContexts(pass), mixed.get())
        : output.logProbabilities(units(pass), pass.ids());
  }

  /** The input of the output layer, (T B, l). */
  private NDArray units(Decoder.Pass pass) {
    NDArray sum = addContexts(withoutContexts(pass), pass);
    return pass.dropout().forward(readout.forward(sum), "readout");
  }

  private NDArray withoutContexts(Decoder.Pass pass) {
    return readout.ofStates(pass.states()).add(readout.ofWords(pass.before())); // (T B, w)
  }

  /** Adds the readout's context term, (T B, w), computed once if the context is constant. */
  private NDArray addContexts(NDArray sum, Decoder.Pass pass) {
    NDArray term = readout.ofContexts(pass.contexts());
    if (!pass.source().steady()) {
      return sum.add(term);
    }
    long width = sum.getShape().get(1);
    return sum.reshape(pass.references().steps(), -1, width).add(term).reshape(-1, width);
  }

  private NDArray mixture(Decoder.Pass pass, NDArray sum, NDArray values) {
    NDList sums = sum.split(pass.glimpses().size(), 0); // T times (B, w)
    NDList ids = pass.ids().split(pass.glimpses().size(), 0); // T times (B)
    NDArray terms = termsOf(values); // (B, T_x, w)
    long positions = terms.getShape().get(1);
    NDList steps = new NDList(sums.size());
    for (int i = 0; i < sums.size(); i++) {
      NDArray units =
          pass.dropout().forward(unitsOf(sums.get(i), terms), "readout/" + i); // (B T_x, l)
      NDArray words = ids.get(i).repeat(0, positions); // (B T_x)
      NDArray joint =
          output
              .logProbabilities(units, words)
              .reshape(-1, positions, 1)
              .add(pass.glimpses().get(i).logWeights().expandDims(2)); // (B, T_x, 1)
      steps.add(LogSumExp.overMiddle(joint).squeeze(1));
    }
    return Rows.of(steps);
  }

  /** The readout's term of each value: (B, T_x, v) becomes (B, T_x, w). */
  private NDArray termsOf(NDArray values) {
    long positions = values.getShape().get(1);
    NDArray flat = readout.ofContexts(values.reshape(-1, values.getShape().get(2)));
    return flat.reshape(-1, positions, flat.getShape().get(1));
  }

  /** The readout of a state (B, w) with each value's term (B, T_x, w): (B T_x, l). */
  private NDArray unitsOf(NDArray sum, NDArray terms) {
    return readout.forward(sum.expandDims(1).add(terms).reshape(-1, terms.getShape().get(2)));
  }
}
