package org.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.model.EncoderDecoder;
import org.lengthwise.model.UpdateContext;
import org.lengthwise.nn.optimiser.Optimiser;
import org.lengthwise.nn.parameter.Initialiser;
import org.lengthwise.nn.parameter.ParameterSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/** The models of {@code configs/paper/table1.yaml}, at the paper's size. */
@Tag("integration")
class PaperModelsTest {
  private static final Path TABLE_1 = Path.of("configs/paper/table1.yaml");
  private static final Map<String, Integer> LENGTH_LIMITS =
      Map.of("RNNencdec-30", 30, "RNNencdec-50", 50, "RNNsearch-30", 30, "RNNsearch-50", 50);

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void free() {
    manager.close();
  }

  private static ExperimentSpec table1(String... overrides) {
    return ExperimentReader.read(TABLE_1, List.of(overrides));
  }

  private static ModelSpec model(ExperimentSpec spec, String name) {
    return spec.models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** End token and unknown word counted. */
  private static int words(ExperimentSpec spec) {
    return spec.vocabulary().sourceWords() + 2;
  }

  /**
   * The counts follow from the shapes of Bahdanau et al. 2015, appendix A.2.3, with an output layer
   * of one matrix as in the paper or of two as in the authors' code; biases not counted.
   */
  @ParameterizedTest
  @CsvSource({
    "RNNsearch-50, output-rank=null, 80402740", "RNNencdec-50, output-rank=null, 68541740",
    "RNNsearch-50, output-rank=620, 84312860", "RNNencdec-50, output-rank=620, 72451860"
  })
  void haveThePapersParameters(String name, String rank, long parameters) {
    ExperimentSpec spec = table1("every-model." + rank);
    AtomicLong biases = new AtomicLong();
    ParameterSource zeros =
        (parameter, role, shape) -> {
          if (role == Parameters.Role.BIAS) {
            biases.addAndGet(shape.size());
          }
          return new float[(int) shape.size()];
        };
    EncoderDecoder model =
        new EncoderDecoder(
            model(spec, name), words(spec), words(spec), new Parameters(manager, zeros, false));
    assertThat(words(spec)).isEqualTo(30001);
    assertThat(model.parameters().count() - biases.get()).isEqualTo(parameters);
  }

  @Test
  void differInNothingButKindEncoderAndLengthLimit() {
    ExperimentSpec spec = table1();
    assertThat(spec.models()).extracting(ModelSpec::name).hasSize(4);
    for (ModelSpec model : spec.models()) {
      assertThat(model.lengthLimit().orElse(spec.corpus().lengthLimit()))
          .as(model.name())
          .isEqualTo(LENGTH_LIMITS.get(model.name()));
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"RNNencdec-50", "RNNsearch-50"})
  void learnAtThePapersSize(String name) {
    ExperimentSpec spec = table1();
    Parameters parameters =
        new Parameters(manager, new Initialiser(spec.training().initialisation(), 1), true);
    EncoderDecoder model =
        new EncoderDecoder(model(spec, name), words(spec), words(spec), parameters);
    Optimiser optimiser =
        Optimiser.of(
            spec.training().optimiser(),
            manager,
            parameters,
            (array, role, shape) -> new float[(int) shape.size()]);
    Learner learner = new Learner(model, optimiser, spec.training(), manager);
    BatchLoader.Batch batch = batch(spec);
    double first = Double.NaN;
    double last = Double.NaN;
    for (int update = 1; update <= 3; update++) {
      long begin = System.nanoTime();
      Learner.Outcome outcome = learner.update(batch, new UpdateContext(1, update, 0));
      double seconds = (System.nanoTime() - begin) / 1e9;
      last = outcome.loss() / outcome.tokens();
      first = update == 1 ? last : first;
      System.out.printf("%s, update %d: %.1f s, %.4f nats a token%n", name, update, seconds, last);
      assertThat(outcome.clipped()).isTrue();
    }
    // Small weights know nothing yet, and a step of norm 1 tells them little more.
    assertThat(first).isBetween(Math.log(30001) - 0.01, Math.log(30001) + 0.01);
    assertThat(last).isLessThan(first);
  }

  private static BatchLoader.Batch batch(ExperimentSpec spec) {
    UniformRandomProvider random = RandomStream.of(1, "paper", 0);
    int rows = spec.training().batch();
    List<int[]> sentences =
        Stream.generate(() -> random.ints(30, 2, words(spec)).toArray()).limit(rows).toList();
    return new BatchLoader.Batch(PaddedBatch.of(sentences, 0), PaddedBatch.of(sentences, 0));
  }
}
