package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.config.TrainingExamples;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.model.UpdateContext;
import org.lengthwise.nn.optimiser.Optimiser;
import org.lengthwise.nn.parameter.Initialiser;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.OptimiserSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;
import org.lengthwise.spec.Specs;
import org.lengthwise.spec.TrainingSpec;

/** Every form of the models can learn fifty pairs by heart. */
@Tag("integration")
class OverfittingTest {
  private static final int WORDS = 23;
  private static final int PAIRS = 50;
  private static final ScoreSpec ADDITIVE = new ScoreSpec.Additive(24);
  private static final MemorySpec SHARED = new MemorySpec.Shared();

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  private static ModelSpec attention(ScoreSpec score, MemorySpec memory, SelectionSpec selection) {
    return ModelExamples.attention("attention", 24, 32, 24, score, memory, selection);
  }

  private static ModelSpec scored(ScoreSpec score) {
    return attention(score, SHARED, new SelectionSpec.Soft());
  }

  /** Loss in nats a token that training must come below, of the model as it translates. */
  static Stream<Arguments> models() {
    double soft = 0.05;
    double hard = 0.1;
    Stream<Arguments> scores =
        Kinds.scoresOfAnySizes(24).stream()
            .map(score -> Arguments.of(score.toString(), scored(score), soft));
    Stream<Arguments> others =
        Stream.of(
            Arguments.of("fixed vector", ModelExamples.fixedVector("fixed", 24, 32, 24), soft),
            Arguments.of(
                "key-value",
                attention(ADDITIVE, new MemorySpec.KeyValue(20, 40), new SelectionSpec.Soft()),
                soft),
            Arguments.of(
                "straight-through",
                attention(
                    ADDITIVE, SHARED, new SelectionSpec.Maximum(new HardDecodingSpec.ByMaximum())),
                hard),
            Arguments.of(
                "marginal",
                attention(
                    ADDITIVE,
                    SHARED,
                    new SelectionSpec.Marginal(new HardDecodingSpec.ByMarginal())),
                hard),
            Arguments.of(
                "sampling, soft baseline",
                attention(ADDITIVE, SHARED, sampling(SelectionSpec.Baseline.SOFT)),
                hard),
            Arguments.of(
                "sampling, moving average",
                attention(ADDITIVE, SHARED, sampling(SelectionSpec.Baseline.MOVING_AVERAGE)),
                hard));
    return Stream.concat(scores, others);
  }

  @Test
  void everyKindOfMemoryAndSelectionIsAmongThem() {
    List<AttentionSpec> models =
        models()
            .map(arguments -> arguments.get()[1])
            .filter(AttentionSpec.class::isInstance)
            .map(AttentionSpec.class::cast)
            .toList();
    Kinds.assertAllIn(MemorySpec.class, models.stream().map(AttentionSpec::memory));
    Kinds.assertAllIn(SelectionSpec.class, models.stream().map(AttentionSpec::selection));
  }

  private static SelectionSpec sampling(SelectionSpec.Baseline baseline) {
    return new SelectionSpec.Sampling(
        SelectionSpec.Reward.FROM_STEP_ON,
        baseline,
        0.5,
        0.002,
        0.5,
        1,
        new HardDecodingSpec.ByMaximum());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void learnsFiftyPairsByHeart(String name, ModelSpec spec, double bound) {
    Parameters parameters =
        new Parameters(manager, new Initialiser(TrainingSpec.Initialisation.FAN_IN, 1), true);
    EncoderDecoder model = new EncoderDecoder(spec, WORDS, WORDS, parameters);
    OptimiserSpec rule = new OptimiserSpec.Adam(0.01, 0.9, 0.999, 1e-8);
    Optimiser optimiser =
        Optimiser.of(
            rule, manager, parameters, (array, role, shape) -> new float[(int) shape.size()]);
    Learner learner = new Learner(model, optimiser, training(rule), manager);
    BatchLoader.Batch batch = pairs();
    double baseline = Double.NaN;
    double loss = Double.NaN;
    for (int update = 1; update <= 400; update++) {
      Learner.Outcome outcome = learner.update(batch, new UpdateContext(1, update, baseline));
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
    return Specs.with(TrainingExamples.oneUpdate(PAIRS, TrainingSpec.Initialisation.FAN_IN))
        .set("optimiser", rule)
        .make();
  }
}
