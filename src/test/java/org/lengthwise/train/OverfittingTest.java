package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.AdamSpec;
import org.lengthwise.config.AdditiveSpec;
import org.lengthwise.config.Baseline;
import org.lengthwise.config.BilinearSpec;
import org.lengthwise.config.ByMarginalSpec;
import org.lengthwise.config.ByMaximumSpec;
import org.lengthwise.config.CosineSpec;
import org.lengthwise.config.DeviceKind;
import org.lengthwise.config.DotSpec;
import org.lengthwise.config.Initialisation;
import org.lengthwise.config.KeyValueSpec;
import org.lengthwise.config.LossNormalisation;
import org.lengthwise.config.MarginalSpec;
import org.lengthwise.config.MaximumSpec;
import org.lengthwise.config.MemorySpec;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.config.OptimiserSpec;
import org.lengthwise.config.Projection;
import org.lengthwise.config.Reward;
import org.lengthwise.config.SamplingSpec;
import org.lengthwise.config.ScaledDotSpec;
import org.lengthwise.config.ScoreSpec;
import org.lengthwise.config.SelectionSpec;
import org.lengthwise.config.SharedSpec;
import org.lengthwise.config.SoftSpec;
import org.lengthwise.config.TrainingSpec;
import org.lengthwise.config.UniformSpec;
import org.lengthwise.config.ValidationSpec;
import org.lengthwise.model.Draws;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.nn.Initialiser;
import org.lengthwise.nn.Optimiser;
import org.lengthwise.nn.PaddedBatch;
import org.lengthwise.nn.Parameters;
import org.lengthwise.random.RandomStream;

/** Every form of the models can learn fifty pairs by heart. */
class OverfittingTest {
  private static final int WORDS = 23;
  private static final int PAIRS = 50;
  private static final ScoreSpec ADDITIVE = new AdditiveSpec(24);
  private static final MemorySpec SHARED = new SharedSpec();

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  private static ModelSpec attention(ScoreSpec score, MemorySpec memory, SelectionSpec selection) {
    return ModelExamples.attention("attention", 24, 32, 24, score, memory, selection);
  }

  private static ModelSpec scored(ScoreSpec score) {
    return attention(score, SHARED, new SoftSpec());
  }

  /** Loss in nats a token that training must come below, of the model as it translates. */
  static Stream<Arguments> models() {
    double soft = 0.05;
    double hard = 0.1;
    return Stream.of(
        Arguments.of("fixed vector", ModelExamples.fixedVector("fixed", 24, 32, 24), soft),
        Arguments.of("additive", scored(ADDITIVE), soft),
        Arguments.of("dot", scored(new DotSpec(Projection.KEYS)), soft),
        Arguments.of("scaled dot", scored(new ScaledDotSpec(Projection.QUERY)), soft),
        Arguments.of("bilinear", scored(new BilinearSpec()), soft),
        Arguments.of("cosine", scored(new CosineSpec(Projection.QUERY, 5)), soft),
        Arguments.of("uniform", scored(new UniformSpec()), soft),
        Arguments.of(
            "key-value", attention(ADDITIVE, new KeyValueSpec(20, 40), new SoftSpec()), soft),
        Arguments.of(
            "straight-through",
            attention(ADDITIVE, SHARED, new MaximumSpec(new ByMaximumSpec())),
            hard),
        Arguments.of(
            "marginal", attention(ADDITIVE, SHARED, new MarginalSpec(new ByMarginalSpec())), hard),
        Arguments.of(
            "sampling, soft baseline", attention(ADDITIVE, SHARED, sampling(Baseline.SOFT)), hard),
        Arguments.of(
            "sampling, moving average",
            attention(ADDITIVE, SHARED, sampling(Baseline.MOVING_AVERAGE)),
            hard));
  }

  private static SelectionSpec sampling(Baseline baseline) {
    return new SamplingSpec(Reward.FROM_STEP_ON, baseline, 0.5, 0.002, 0.5, 1, new ByMaximumSpec());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void learnsFiftyPairsByHeart(String name, ModelSpec spec, double bound) {
    Parameters parameters =
        new Parameters(manager, new Initialiser(Initialisation.FAN_IN, 1), true);
    EncoderDecoder model = new EncoderDecoder(spec, WORDS, WORDS, parameters);
    OptimiserSpec rule = new AdamSpec(0.01, 0.9, 0.999, 1e-8);
    Optimiser optimiser =
        Optimiser.of(
            rule, manager, parameters, (array, role, shape) -> new float[(int) shape.size()]);
    Learner learner = new Learner(model, optimiser, training(rule), manager);
    BatchLoader.Batch batch = pairs();
    double baseline = Double.NaN;
    double loss = Double.NaN;
    for (int update = 1; update <= 400; update++) {
      UpdateOutcome outcome = learner.update(batch, new Draws(1, update, baseline));
      double mean = -outcome.loss() / outcome.tokens();
      baseline = Double.isNaN(baseline) ? mean : 0.9 * baseline + 0.1 * mean;
      if (update % 20 == 0) {
        loss = learner.loss(batch) / batch.targets().tokens();
        if (loss < bound) {
          break;
        }
      }
    }
    assertThat(loss).isLessThan(bound);
  }

  /** The target is the source, last word first, each word another. */
  private static BatchLoader.Batch pairs() {
    UniformRandomProvider random = RandomStream.of(3, "pairs", 0);
    List<int[]> sources =
        Stream.generate(() -> random.ints(random.nextInt(1, 8), 2, WORDS).toArray())
            .limit(PAIRS)
            .toList();
    List<int[]> targets =
        sources.stream()
            .map(
                source ->
                    IntStream.range(0, source.length)
                        .map(i -> 2 + (source[source.length - 1 - i] * 5) % (WORDS - 2))
                        .toArray())
            .toList();
    return new BatchLoader.Batch(PaddedBatch.of(sources, 0), PaddedBatch.of(targets, 0));
  }

  private static TrainingSpec training(OptimiserSpec rule) {
    return new TrainingSpec(
        Optional.of(1),
        Optional.empty(),
        Optional.empty(),
        PAIRS,
        1,
        rule,
        1,
        LossNormalisation.TOKEN_MEAN,
        Initialisation.FAN_IN,
        1,
        1,
        new ValidationSpec(1, 1, 0),
        DeviceKind.CPU,
        1);
  }
}
