package org.lengthwise.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.nn.attention.Attention;
import org.lengthwise.nn.attention.Selection;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;

/** Memory that Java has collected must not be read by a backward pass. */
class ConstantTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  static List<AttentionSpec> models() {
    SelectionSpec tempered =
        new SelectionSpec.Sampling(
            SelectionSpec.Reward.SENTENCE,
            SelectionSpec.Baseline.SOFT,
            1,
            0.5,
            0,
            0.5,
            new HardDecodingSpec.ByMaximum());
    return Stream.concat(
            Kinds.scoresOfAnySizes(3).stream()
                .filter(score -> !(score instanceof ScoreSpec.Uniform)) // has no gradient
                .map(score -> model(score, new SelectionSpec.Soft())),
            Stream.of(model(new ScoreSpec.Additive(3), tempered)))
        .toList();
  }

  private static AttentionSpec model(ScoreSpec score, SelectionSpec selection) {
    return ModelExamples.attention("model", 2, 3, 2, score, new MemorySpec.Shared(), selection);
  }

  @ParameterizedTest
  @Tag("integration")
  @MethodSource("models")
  void aCollectionBetweenForwardAndBackwardChangesNoGradient(AttentionSpec spec) {
    Parameters parameters = new Parameters(manager, new Pattern(), true);
    Attention attention = Attention.declare(spec, parameters, "attention", 3, 5);
    float[] undisturbed = gradient(attention, parameters, false);
    for (int i = 0; i < 5; i++) {
      assertThat(gradient(attention, parameters, true)).isEqualTo(undisturbed);
    }
  }

  private float[] gradient(Attention attention, Parameters parameters, boolean collect) {
    try (NDManager work = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      parameters.lendTo(work);
      NDArray annotations = work.create(pattern(2 * 4 * 5), new Shape(2, 4, 5));
      NDArray query = work.create(pattern(2 * 3), new Shape(2, 3));
      Attention.Memory memory = attention.remember(annotations, work.zeros(new Shape(2, 4)));
      NDArray loss = attention.look(query, memory, Selection.SOFT, 0).context().square().sum();
      if (collect) {
        overwriteWhatIsCollected();
      }
      collector.backward(loss);
      NDArray gradient = parameters.all().get(0).getGradient();
      gradient.attach(work);
      float[] values = gradient.toFloatArray();
      parameters.gradients(work).forEach(array -> array.muli(0));
      return values;
    }
  }

  private static float[] pattern(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = ((i * 7 + 3) % 11 - 5) / 8f;
    }
    return values;
  }

  /** Small pieces of memory that have just been freed are the first to be given out again. */
  private static void overwriteWhatIsCollected() {
    System.gc();
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<ByteBuffer> taken = new ArrayList<>();
    for (int i = 0; i < 20000; i++) {
      ByteBuffer piece = ByteBuffer.allocateDirect(i % 64 + 1);
      byte[] noise = new byte[piece.capacity()];
      Arrays.fill(noise, (byte) 0xff);
      taken.add(piece.put(noise));
    }
    assertThat(taken).isNotEmpty();
  }
}
