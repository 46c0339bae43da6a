package org.lengthwise.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.bench.ExperimentYaml;
import org.lengthwise.bench.ModelSize;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.model.ForwardParts;
import org.lengthwise.model.UpdateContext;
import org.lengthwise.nn.optimiser.GradientNorm;
import org.lengthwise.nn.optimiser.Optimiser;
import org.lengthwise.nn.parameter.Initialiser;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/** A model in training on batches of random words. */
public final class TrainingStep implements AutoCloseable {
  private static final int FIRST_WORD = 2; // after the end token and the unknown word

  private final ModelSize size;
  private final NDManager manager = NDManager.newBaseManager();
  private final Learner learner;
  private final UniformRandomProvider random = RandomStream.of(1, "benchmark", 0);
  private BatchLoader.Batch batch;
  private int update;

  /**
   * A new model, and one batch of sentences of the same length.
   *
   * @param model {@link ModelSize#FIXED} or {@link ModelSize#ATTENTION}
   */
  public TrainingStep(ModelSize size, String model) {
    this.size = size;
    ExperimentSpec experiment =
        ExperimentReader.parse(ExperimentYaml.of(size), "bench.yaml", List.of());
    ModelSpec spec = experiment.models().get(model.equals(ModelSize.FIXED) ? 0 : 1);
    TrainingSpec training = experiment.training();
    Parameters parameters =
        new Parameters(manager, new Initialiser(training.initialisation(), 1), true);
    EncoderDecoder encoderDecoder =
        new EncoderDecoder(spec, size.words(), size.words(), parameters);
    Optimiser optimiser =
        Optimiser.of(
            training.optimiser(),
            manager,
            parameters,
            (name, role, shape) -> new float[(int) shape.size()]);
    this.learner = new Learner(encoderDecoder, optimiser, training, manager);
    this.batch = equalLengths(size.length());
  }

  /** One update of the weights; the loss, summed, in nats. */
  public double update() {
    return learner.update(batch, new UpdateContext(1, ++update, 0)).loss();
  }

  /**
   * One update in the parts that {@link Learner#update} is made of.
   *
   * @param tape whether gradients written by hand are taken
   * @param ended told the name of each part when it has ended
   */
  public void updateInParts(Tape tape, Consumer<String> ended) {
    EncoderDecoder model = learner.model();
    try (NDManager step = manager.newSubManager()) {
      model.parameters().lendTo(step);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss =
            ForwardParts.loss(model, batch.sources(), batch.targets(), tape, step, ended);
        tape.backward(loss);
        loss.getFloat();
      }
      ended.accept("backward");
      NDList gradients = model.parameters().gradients(step);
      double share = 1.0 / batch.targets().tokens();
      double clip =
          GradientNorm.clip(GradientNorm.of(gradients) * share, learner.training().clip());
      learner.optimiser().update(++update, model.parameters().all(), gradients, share * clip);
    }
    ended.accept("clip and update");
  }

  /** Goes on with a batch whose longest sentences have so many positions, and the others fewer. */
  public void varyLengths(int longest) {
    batch = new BatchLoader.Batch(upTo(longest), upTo(longest));
  }

  /** Numbers that are learnt. */
  public long parameters() {
    return learner.model().parameters().count();
  }

  /** Where the weights are, for other arrays of a measurement. */
  public NDManager manager() {
    return manager;
  }

  private BatchLoader.Batch equalLengths(int positions) {
    return new BatchLoader.Batch(equal(positions), equal(positions));
  }

  private PaddedBatch equal(int positions) {
    return PaddedBatch.of(
        Stream.generate(() -> sentence(positions)).limit(size.batch()).toList(), 0);
  }

  private PaddedBatch upTo(int longest) {
    return PaddedBatch.of(
        Stream.generate(() -> sentence(1 + random.nextInt(longest))).limit(size.batch()).toList(),
        0);
  }

  /** A sentence without its end token. */
  private int[] sentence(int positions) {
    return random.ints(positions - 1, FIRST_WORD, size.words()).toArray();
  }

  @Override
  public void close() {
    manager.close();
  }
}
