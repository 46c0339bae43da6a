package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.config.TrainingExamples;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.model.Translator;
import org.lengthwise.model.UpdateContext;
import org.lengthwise.nn.optimiser.Optimiser;
import org.lengthwise.nn.parameter.Initialiser;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.OptimiserSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;
import org.lengthwise.spec.Specs;
import org.lengthwise.spec.TrainingSpec;

/** What lives on the long-lived manager is the weights and the optimiser's memory, and no more. */
class NativeMemoryTest {
  private static final int WORDS = 43;
  private static final int WARM_UP = 3_000;
  private static final int TEN_THOUSAND = 10_000;

  /** Bytes an update; the smallest array that could be left behind is larger. */
  private static final long LEAK = 4096;

  private static final SelectionSpec SAMPLING =
      new SelectionSpec.Sampling(
          SelectionSpec.Reward.SENTENCE,
          SelectionSpec.Baseline.SOFT,
          1,
          0.1,
          0,
          0.5,
          new HardDecodingSpec.BySampling(3));

  private final NDManager manager = NDManager.newBaseManager();
  private final UniformRandomProvider random = RandomStream.of(1, "memory", 0);

  static Stream<Arguments> runs() {
    ModelSpec fixed = ModelExamples.fixedVector("fixed", 13, 17, 7);
    ModelSpec attention = ModelExamples.attention("attention", 13, 17, 11, 7);
    return Stream.of(
        Arguments.of(fixed, new OptimiserSpec.Adam(1e-3, 0.9, 0.999, 1e-8)),
        Arguments.of(attention, new OptimiserSpec.Adadelta(0.95, 1e-6)),
        Arguments.of(selecting(SAMPLING), new OptimiserSpec.Adadelta(0.95, 1e-6)),
        Arguments.of(
            selecting(new SelectionSpec.Marginal(new HardDecodingSpec.ByMarginal())),
            new OptimiserSpec.Adadelta(0.95, 1e-6)));
  }

  private static ModelSpec selecting(SelectionSpec selection) {
    return ModelExamples.attention(
        "hard", 13, 17, 7, new ScoreSpec.Additive(11), new MemorySpec.Shared(), selection);
  }

  @AfterEach
  void free() {
    manager.close();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void updatesLooksAndTranslationsLeaveNoArrayBehind(ModelSpec spec, OptimiserSpec rule) {
    Parameters parameters =
        new Parameters(manager, new Initialiser(TrainingSpec.Initialisation.FAN_IN, 1), true);
    EncoderDecoder model = new EncoderDecoder(spec, WORDS, WORDS, parameters);
    Optimiser optimiser =
        Optimiser.of(
            rule, manager, parameters, (name, role, shape) -> new float[(int) shape.size()]);
    Learner learner = new Learner(model, optimiser, training(rule), manager);
    int lasting = parameters.all().size() + optimiser.state().size();
    assertThat(manager.getManagedArrays()).hasSize(lasting);

    for (int update = 1; update <= 20; update++) {
      learner.update(batch(), new UpdateContext(1, update, -1));
      learner.loss(batch());
      try (Translator translator = new Translator(model, manager.newSubManager())) {
        translator.translate(sentences(), ModelExamples.greedy(3, 2), 1);
      }
      assertThat(manager.getManagedArrays()).hasSize(lasting);
    }
  }

  /** Both models in turn, each update of another shape. */
  @Test
  @Tag("slow")
  @EnabledOnOs(OS.LINUX)
  void residentMemoryIsFlatOverTenThousandUpdates() throws IOException {
    OptimiserSpec rule = new OptimiserSpec.Adam(1e-3, 0.9, 0.999, 1e-8);
    List<Learner> learners =
        List.of(
            learner(ModelExamples.fixedVector("fixed", 13, 17, 7), rule),
            learner(ModelExamples.attention("attention", 13, 17, 11, 7), rule));
    int lasting = manager.getManagedArrays().size();
    long before = 0;
    for (int update = 1; update <= WARM_UP + TEN_THOUSAND; update++) {
      learners.get(update % 2).update(batch(), new UpdateContext(1, update, -1));
      if (update == WARM_UP) {
        before = resident();
      }
    }
    long growth = resident() - before;
    System.out.printf(
        "Resident memory grew by %d KiB over %,d updates.%n", growth / 1024, TEN_THOUSAND);
    assertThat(manager.getManagedArrays()).hasSize(lasting);
    assertThat(growth).isLessThan(LEAK * TEN_THOUSAND);
  }

  private Learner learner(ModelSpec spec, OptimiserSpec rule) {
    Parameters parameters =
        new Parameters(manager, new Initialiser(TrainingSpec.Initialisation.FAN_IN, 1), true);
    EncoderDecoder model = new EncoderDecoder(spec, WORDS, WORDS, parameters);
    Optimiser optimiser =
        Optimiser.of(
            rule, manager, parameters, (name, role, shape) -> new float[(int) shape.size()]);
    return new Learner(model, optimiser, training(rule), manager);
  }

  /** Bytes of this process in memory, garbage of Java apart. */
  private static long resident() throws IOException {
    System.gc();
    long pages = Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
    return 4096 * pages;
  }

  private static TrainingSpec training(OptimiserSpec rule) {
    return Specs.with(TrainingExamples.oneUpdate(7, TrainingSpec.Initialisation.FAN_IN))
        .set("optimiser", rule)
        .make();
  }

  private BatchLoader.Batch batch() {
    return new BatchLoader.Batch(PaddedBatch.of(sentences(), 0), PaddedBatch.of(sentences(), 0));
  }

  private List<int[]> sentences() {
    return Stream.generate(() -> random.ints(random.nextInt(1, 9), 1, WORDS).toArray())
        .limit(7)
        .toList();
  }
}
