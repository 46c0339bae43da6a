package org.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.attention.Selection;
import org.lengthwise.nn.layer.Dropout;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;

/**
 * Attention by sampling on a model small enough to go through every path: three source positions
 * and two target tokens, end tokens counted, make nine.
 */
class ReinforceTest {
  private static final List<int[]> SOURCE = List.of(new int[] {3, 1});
  private static final List<int[]> TARGET = List.of(new int[] {2});
  private static final int POSITIONS = 3;

  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters =
      new Parameters(manager, (name, role, shape) -> small(name, role, shape), true);

  private static float[] small(String name, Parameters.Role role, Shape shape) {
    float[] values = new Pattern().values(name, role, shape);
    for (int i = 0; i < values.length; i++) {
      values[i] *= name.startsWith("attention") ? 0.5f : 1.5f;
    }
    return values;
  }

  @AfterEach
  void free() {
    manager.close();
  }

  private static SelectionSpec.Sampling spec(
      SelectionSpec.Reward reward, SelectionSpec.Baseline baseline, double entropy) {
    return new SelectionSpec.Sampling(
        reward, baseline, 1, entropy, 0, 1, new HardDecodingSpec.ByMaximum());
  }

  private EncoderDecoder model(SelectionSpec.Sampling selection) {
    return new EncoderDecoder(
        ModelExamples.attention(
            "hard", 2, 3, 2, new ScoreSpec.Additive(3), new MemorySpec.Shared(), selection),
        5,
        4,
        parameters);
  }

  /**
   * The gradient along three fixed directions; the first is in the parameters of the score alone,
   * which nothing but the rewards bears on.
   */
  private double[] gradient(Function<NDManager, NDArray> scalar) {
    try (NDManager work = manager.newSubManager()) {
      parameters.lendTo(work);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(scalar.apply(work));
      }
      double[] along = new double[3];
      for (int k = 0; k < along.length; k++) {
        UniformRandomProvider random = RandomStream.of(k, "direction", 0);
        for (NDArray parameter : parameters.all()) {
          NDArray gradient = parameter.getGradient();
          gradient.attach(work);
          boolean counts = k > 0 || parameter.getName().startsWith("attention.");
          for (float value : gradient.toFloatArray()) {
            along[k] += (random.nextBoolean() ? 1 : -1) * (counts ? value : 0);
          }
        }
      }
      parameters.gradients(work).forEach(array -> array.muli(0));
      return along;
    }
  }

  /** Of minus the expected log-probability, by going through all paths. */
  private double[] exact(EncoderDecoder model) {
    return gradient(
        work -> {
          NDArray expected = work.zeros(new Shape());
          for (int path = 0; path < POSITIONS * POSITIONS; path++) {
            int[] chosen = {path / POSITIONS, path % POSITIONS};
            Selection fixed =
                (scores, weights, step) ->
                    work.create(new long[] {chosen[step]}).oneHot(POSITIONS, DataType.FLOAT32);
            Decoder.Pass pass =
                model.pass(
                    PaddedBatch.of(SOURCE, 0),
                    PaddedBatch.of(TARGET, 0),
                    new AttentionMode(fixed, false),
                    Dropout.NONE,
                    Tape.ENGINE,
                    work);
            NDArray probability =
                pass.glimpses().stream()
                    .map(ReinforceTest::logOfChoice)
                    .reduce(NDArray::add)
                    .orElseThrow()
                    .exp();
            NDArray words = model.decoder().prediction().logProbabilities(pass).sum();
            expected = expected.add(probability.mul(words));
          }
          return expected.neg();
        });
  }

  private static NDArray logOfChoice(Attention.Glimpse glimpse) {
    return glimpse.logWeights().mul(glimpse.choice()).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "SENTENCE, MOVING_AVERAGE",
    "FROM_STEP_ON, MOVING_AVERAGE",
    "SENTENCE, SOFT",
    "FROM_STEP_ON, SOFT"
  })
  void onTheAverageItIsTheGradientOverAllPaths(
      SelectionSpec.Reward reward, SelectionSpec.Baseline baseline) {
    EncoderDecoder model = model(spec(reward, baseline, 0));
    double[] exact = exact(model);
    int rows = 400; // samples of one batch: the same pair again and again
    int batches = 30;
    double[] sum = new double[exact.length];
    double[] squares = new double[exact.length];
    for (int i = 0; i < batches; i++) {
      double[] found = sampled(model, rows, new UpdateContext(9, i + 1, -0.7));
      for (int k = 0; k < exact.length; k++) {
        sum[k] += found[k];
        squares[k] += found[k] * found[k];
      }
    }
    for (int k = 0; k < exact.length; k++) {
      double mean = sum[k] / batches;
      double error = Math.sqrt((squares[k] / batches - mean * mean) / (batches - 1));
      assertThat(mean).isCloseTo(exact[k], within(4 * error));
      // and the sample is large enough for that to say something
      assertThat(error).isLessThan(0.05 * Math.max(1, Math.abs(exact[k])));
    }
  }

  private double[] sampled(EncoderDecoder model, int rows, UpdateContext draws) {
    PaddedBatch sources = PaddedBatch.of(Collections.nCopies(rows, SOURCE.get(0)), 0);
    PaddedBatch targets = PaddedBatch.of(Collections.nCopies(rows, TARGET.get(0)), 0);
    return gradient(
        work ->
            model.trainingLoss(sources, targets, draws, Tape.ENGINE, work).objective().div(rows));
  }

  /** What the test above would see, were the draws not rewarded. */
  @Test
  void withoutTheRewardTheGradientIsAnother() {
    double[] exact =
        exact(model(spec(SelectionSpec.Reward.SENTENCE, SelectionSpec.Baseline.SOFT, 0)));
    free();
    ReinforceTest blind = new ReinforceTest();
    double[] found =
        blind.sampled(
            blind.model(
                new SelectionSpec.Sampling(
                    SelectionSpec.Reward.SENTENCE,
                    SelectionSpec.Baseline.SOFT,
                    0,
                    0,
                    0,
                    1,
                    new HardDecodingSpec.ByMaximum())),
            4000,
            new UpdateContext(9, 1, -0.7));
    blind.free();
    assertThat(found[0]).isZero();
    assertThat(Math.abs(exact[0])).isGreaterThan(1);
  }

  @Test
  void theEntropyOfTheWeightsIsAddedToTheObjective() {
    PaddedBatch sources = PaddedBatch.of(SOURCE, 0);
    PaddedBatch targets = PaddedBatch.of(TARGET, 0);
    UpdateContext draws = new UpdateContext(9, 1, -0.7);
    EncoderDecoder plain =
        model(spec(SelectionSpec.Reward.SENTENCE, SelectionSpec.Baseline.MOVING_AVERAGE, 0));
    try (NDManager work = manager.newSubManager()) {
      parameters.lendTo(work);
      Decoder.Pass pass =
          plain.pass(sources, targets, Reinforce.mode(draws, 1), Dropout.NONE, Tape.ENGINE, work);
      double entropy = 0;
      for (Attention.Glimpse glimpse : pass.glimpses()) {
        for (float weight : glimpse.weights().toFloatArray()) {
          entropy -= weight * Math.log(weight);
        }
      }
      NDArray words = plain.decoder().prediction().logProbabilities(pass);
      double without = objective(0, pass, words);
      assertThat(objective(0.5, pass, words)).isCloseTo(without - 0.5 * entropy, within(1e-5));
    }
  }

  private static double objective(double entropy, Decoder.Pass pass, NDArray words) {
    return new Reinforce(
            spec(SelectionSpec.Reward.SENTENCE, SelectionSpec.Baseline.MOVING_AVERAGE, entropy))
        .loss(pass, words, new float[] {-1, -1})
        .objective()
        .getFloat();
  }

  @Test
  void rewardsAreSumsOverTheWordsFromTheStepOnOrOverAll() {
    PaddedBatch references = PaddedBatch.of(List.of(new int[] {2, 3}, new int[] {1}), 0);
    float[] words = {-1, -2, -4, -8, -16, -99}; // the last is padding
    assertThat(
            new Reinforce(spec(SelectionSpec.Reward.FROM_STEP_ON, SelectionSpec.Baseline.SOFT, 0))
                .rewards(words, references))
        .containsExactly(-21, -10, -20, -8, -16, 0);
    assertThat(
            new Reinforce(spec(SelectionSpec.Reward.SENTENCE, SelectionSpec.Baseline.SOFT, 0))
                .rewards(words, references))
        .containsExactly(-21, -10, -21, -10, -21, 0);
    assertThat(
            new Reinforce(
                    spec(
                        SelectionSpec.Reward.FROM_STEP_ON,
                        SelectionSpec.Baseline.MOVING_AVERAGE,
                        0))
                .movingAverage(new UpdateContext(1, 1, -0.5), references))
        .containsExactly(-1.5f, -1, -1, -0.5f, -0.5f, 0);
  }

  @Test
  void whereNoAverageIsKnownYetDrawsGoUnrewarded() {
    EncoderDecoder model =
        model(spec(SelectionSpec.Reward.SENTENCE, SelectionSpec.Baseline.MOVING_AVERAGE, 0));
    assertThat(sampled(model, 5, new UpdateContext(9, 1, Double.NaN))[0]).isZero();
    assertThat(sampled(model, 5, new UpdateContext(9, 2, -1))[0]).isNotZero();
  }

  @Test
  void aSoftShareOfOneIsSoftAttention() {
    PaddedBatch sources = PaddedBatch.of(SOURCE, 0);
    PaddedBatch targets = PaddedBatch.of(TARGET, 0);
    SelectionSpec.Sampling always =
        new SelectionSpec.Sampling(
            SelectionSpec.Reward.SENTENCE,
            SelectionSpec.Baseline.SOFT,
            1,
            0.1,
            1,
            1,
            new HardDecodingSpec.ByMaximum());
    EncoderDecoder model = model(always);
    EncoderDecoder soft =
        new EncoderDecoder(
            ModelExamples.attention(
                "soft",
                2,
                3,
                2,
                new ScoreSpec.Additive(3),
                new MemorySpec.Shared(),
                new SelectionSpec.Soft()),
            5,
            4,
            new Parameters(manager, ReinforceTest::small, true));
    try (NDManager work = manager.newSubManager()) {
      parameters.lendTo(work);
      soft.parameters().lendTo(work);
      EncoderDecoder.TrainingLoss loss =
          model.trainingLoss(sources, targets, new UpdateContext(9, 1, -1), Tape.ENGINE, work);
      assertThat(loss.objective()).isSameAs(loss.negativeLogLikelihood());
      assertThat(loss.objective().getFloat())
          .isEqualTo(soft.negativeLogLikelihood(sources, targets, work).getFloat());
    }
  }
}
