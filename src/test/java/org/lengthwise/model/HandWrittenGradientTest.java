package org.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.nn.tensor.Tape;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;
import org.lengthwise.spec.Specs;

/** The gradients written by hand against those the engine takes, through whole models. */
class HandWrittenGradientTest {
  private static final PaddedBatch SOURCES =
      PaddedBatch.of(List.of(new int[] {2, 3, 4, 5}, new int[] {6, 2}, new int[] {3, 5, 4}), 0);
  private static final PaddedBatch TARGETS =
      PaddedBatch.of(List.of(new int[] {4, 2}, new int[] {3, 3, 6, 2, 5}, new int[] {2}), 0);

  static Stream<ModelSpec> models() {
    Stream<ModelSpec> scores =
        Kinds.scoresOfAnySizes(4).stream().map(HandWrittenGradientTest::scored);
    Stream<ModelSpec> options = OptionExamples.all().stream().map(OptionExamples.Example::spec);
    return Stream.concat(
        Stream.concat(scores, options),
        Stream.of(
            ModelExamples.fixedVector("fixed", 3, 5, 2),
            ModelExamples.attention("attention", 3, 5, 4, 2),
            dropping(ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE),
            dropping(ModelSpec.DecoderOrder.LOOK_UPDATE_GENERATE)));
  }

  private static ModelSpec scored(ScoreSpec score) {
    return ModelExamples.attention(
        "scored", 3, 5, 2, score, new MemorySpec.Shared(), new SelectionSpec.Soft());
  }

  private static ModelSpec dropping(ModelSpec.DecoderOrder order) {
    return Specs.with(
            ModelExamples.attention(
                "attention",
                3,
                5,
                2,
                new ScoreSpec.Additive(4),
                new MemorySpec.KeyValue(3, 6),
                new SelectionSpec.Soft()))
        .set("order", order)
        .set("readout", new ReadoutSpec.Tanh(4))
        .set("outputRank", Optional.of(3))
        .set("dropout", 0.3)
        .make();
  }

  @ParameterizedTest
  @MethodSource("models")
  void lossAndGradientsAreThoseOfTheEngine(ModelSpec spec) {
    areThoseOfTheEngine(spec, SOURCES, TARGETS);
  }

  @ParameterizedTest
  @MethodSource("models")
  void soTheyAreForOneEndTokenAsTheOnlyTarget(ModelSpec spec) {
    PaddedBatch source = PaddedBatch.of(List.of(new int[] {3}), 0);
    areThoseOfTheEngine(spec, source, PaddedBatch.of(List.of(new int[0]), 0));
  }

  private static void areThoseOfTheEngine(
      ModelSpec spec, PaddedBatch sources, PaddedBatch targets) {
    Map<String, float[]> expected = gradients(spec, sources, targets, Tape.ENGINE);
    Map<String, float[]> found = gradients(spec, sources, targets, Tape.ofUpdate());
    assertThat(found).hasSameSizeAs(expected);
    expected.forEach((name, gradient) -> isClose(name, found.get(name), gradient));
  }

  private static void isClose(String name, float[] found, float[] expected) {
    double greatest = 0;
    for (float value : expected) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    assertThat(found).as(name).containsExactly(expected, within((float) (1e-4 * greatest + 1e-6)));
  }

  /** By name; the loss is among them. */
  private static Map<String, float[]> gradients(
      ModelSpec spec, PaddedBatch sources, PaddedBatch targets, Tape tape) {
    Map<String, float[]> gradients = new HashMap<>();
    try (NDManager manager = NDManager.newBaseManager()) {
      Parameters parameters = new Parameters(manager, new Pattern(), true);
      EncoderDecoder model = new EncoderDecoder(spec, 7, 8, parameters);
      parameters.lendTo(manager);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        EncoderDecoder.TrainingLoss loss =
            model.trainingLoss(
                sources, targets, new UpdateContext(5, 1, Double.NaN), tape, manager);
        reuseMemory();
        tape.backward(loss.objective());
        gradients.put("loss", loss.negativeLogLikelihood().toFloatArray());
      }
      for (Map.Entry<String, NDArray> parameter : parameters.byName().entrySet()) {
        gradients.put(parameter.getKey(), parameter.getValue().getGradient().toFloatArray());
      }
    }
    return gradients;
  }

  /** What nobody holds any more is collected, and its memory used again. */
  private static void reuseMemory() {
    System.gc();
    for (int i = 0; i < 20; i++) {
      for (int size = 8; size <= 1 << 12; size *= 2) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        while (buffer.hasRemaining()) {
          buffer.put((byte) 1);
        }
      }
    }
  }
}
