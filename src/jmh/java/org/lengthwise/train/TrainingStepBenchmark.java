package org.lengthwise.train;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.config.AdamSpec;
import org.lengthwise.config.AdditiveSpec;
import org.lengthwise.config.AttentionSpec;
import org.lengthwise.config.ContextUse;
import org.lengthwise.config.DecoderOrder;
import org.lengthwise.config.Directions;
import org.lengthwise.config.FixedVectorSpec;
import org.lengthwise.config.MaxoutSpec;
import org.lengthwise.config.ReadoutSpec;
import org.lengthwise.config.SharedSpec;
import org.lengthwise.config.SoftSpec;
import org.lengthwise.config.SourceOrder;
import org.lengthwise.config.DeviceKind;
import org.lengthwise.config.Initialisation;
import org.lengthwise.config.LossNormalisation;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.config.TrainingSpec;
import org.lengthwise.config.ValidationSpec;
import org.lengthwise.model.Draws;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.nn.Initialiser;
import org.lengthwise.nn.Optimiser;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;
import org.lengthwise.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One update of the weights: forward, backward, clip, Adam; sentences of equal length, random words, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 15)
@Fork(1)
public class TrainingStepBenchmark {
  @Param({"fixed-vector", "attention"})
  public String model;

  /** Embedding, hidden and alignment size. */
  @Param({"128", "256"})
  public int hidden;

  private static final int WORDS = 8000;
  private static final int SENTENCES = 64;
  private static final int LENGTH = 25;

  private NDManager manager;
  private Learner learner;
  private BatchLoader.Batch batch;
  private int update;

  @Setup(Level.Trial)
  public void build() {
    manager = NDManager.newBaseManager();
    Parameters parameters =
        new Parameters(manager, new Initialiser(Initialisation.FAN_IN, 1), true);
    EncoderDecoder encoderDecoder = new EncoderDecoder(spec(), WORDS, WORDS, parameters);
    TrainingSpec training = training();
    Optimiser optimiser =
        Optimiser.of(
            training.optimiser(), manager, parameters, (name, role, shape) -> new float[(int) shape.size()]);
    learner = new Learner(encoderDecoder, optimiser, training, manager);
    UniformRandomProvider random = RandomStream.of(1, "benchmark", 0);
    batch = new BatchLoader.Batch(sentences(random), sentences(random));
  }

  private ModelSpec spec() {
    DecoderOrder order = DecoderOrder.LOOK_GENERATE_UPDATE;
    ReadoutSpec readout = new MaxoutSpec(hidden);
    return model.equals("attention")
        ? new AttentionSpec(
            model,
            hidden,
            hidden,
            Directions.BIDIRECTIONAL,
            new AdditiveSpec(hidden),
            new SharedSpec(),
            new SoftSpec(),
            order,
            readout,
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty())
        : new FixedVectorSpec(
            model,
            hidden,
            hidden,
            Directions.FORWARD,
            SourceOrder.AS_WRITTEN,
            ContextUse.EVERY_STEP,
            order,
            readout,
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty());
  }

  private static TrainingSpec training() {
    return new TrainingSpec(
        Optional.of(1),
        Optional.empty(),
        Optional.empty(),
        SENTENCES,
        1,
        new AdamSpec(1e-3, 0.9, 0.999, 1e-8),
        1,
        LossNormalisation.TOKEN_MEAN,
        Initialisation.FAN_IN,
        1,
        1,
        new ValidationSpec(1, 1, 0),
        DeviceKind.CPU,
        1);
  }

  private static PaddedBatch sentences(UniformRandomProvider random) {
    List<int[]> sentences =
        Stream.generate(() -> random.ints(LENGTH - 1, 2, WORDS).toArray()).limit(SENTENCES).toList();
    return PaddedBatch.of(sentences, 0);
  }

  @TearDown(Level.Trial)
  public void free() {
    manager.close();
  }

  /** One update; the score is milliseconds. */
  @Benchmark
  public double update() {
    return learner.update(batch, new Draws(1, ++update, 0)).loss();
  }
}
