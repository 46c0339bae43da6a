package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.experiment.run.RunTask;
import org.lengthwise.experiment.run.TensorEngine;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;
import org.lengthwise.train.StopRequest;
import picocli.CommandLine;

/**
 * The promise of {@code results/README.md}: from the files of a run, a model built anew gives the
 * log-probabilities that {@code lengthwise align} prints. Each model is trained first, so that no
 * bias is zero any more.
 */
class RebuiltModelTest {
  private static final String MODELS =
      """
      models=[
      {kind: fixed-vector, name: first-step, encoder: forward, source-order: reversed,
       context: first-step, order: look-update-generate, readout: {kind: tanh, units: 5}},
      {kind: fixed-vector, name: two-ways, encoder: bidirectional, source-order: reversed,
       context: every-step, output-rank: 2},
      {kind: attention, name: paper, score: {kind: additive, hidden: 4}},
      {kind: attention, name: bilinear, score: {kind: bilinear},
       memory: {kind: key-value, keys: 4, values: 11}, order: look-update-generate},
      {kind: attention, name: cosine, score: {kind: cosine, projection: query, sharpness: 3},
       readout: {kind: tanh, units: 5}, output-rank: 3},
      {kind: attention, name: drawn, encoder: forward, score: {kind: dot, projection: none},
       selection: {kind: sampling, reward: sentence, baseline: moving-average, reward-weight: 1,
        entropy-weight: 0, soft-share: 0, temperature: 0.6, decoding: {kind: maximum}}},
      {kind: attention, name: marginal, score: {kind: scaled-dot, projection: keys},
       selection: {kind: marginal, decoding: {kind: marginal}}},
      {kind: attention, name: uniform, score: {kind: uniform}, encoder: forward,
       memory: {kind: key-value, keys: 4, values: 2}}]"""
          .replace("\n", " ");

  private static final List<String> SETTINGS =
      List.of(
          "corpus.words=60",
          "corpus.length-limit=11",
          "corpus.pairs=50",
          "corpus.dev-pairs=5",
          "corpus.test-pairs=7",
          "vocabulary.source-words=23",
          "vocabulary.target-words=19",
          "every-model.embedding=3",
          "every-model.hidden=7",
          "every-model.readout={kind: maxout, units: 5}",
          "every-model.encoder=bidirectional",
          "every-model.memory={kind: shared}",
          "every-model.selection={kind: soft}",
          "training.updates=12",
          "training.batch=8",
          "training.window=2",
          "training.optimiser.learning-rate=0.05",
          "training.checkpoint-every=4",
          "training.validation={every: 4, pairs: 5, translations: 0}",
          MODELS);

  @TempDir static Path experiment;
  private static ExperimentSpec spec;

  @BeforeAll
  static void prepare() throws Exception {
    ExperimentSpec given =
        withEveryScore(ExperimentReader.read(Path.of("configs/quickstart.yaml"), SETTINGS));
    Preparation.prepare(given, experiment.resolve("corpus"), line -> {});
    Path config = experiment.resolve("config.yaml");
    Files.writeString(config, EffectiveConfig.yaml(given));
    spec = ExperimentReader.read(config, List.of());
    write("sources", vocabulary("source"), 0, 1, 3, 9, 5);
    write("targets", vocabulary("target"), 2, 0, 6, 7, 4);
  }

  /** A model more for each kind of score that none of the models has. */
  private static ExperimentSpec withEveryScore(ExperimentSpec given) {
    List<ModelSpec> models = new ArrayList<>(given.models());
    for (ScoreSpec score : Kinds.scoresOfAnySizes(4)) {
      if (scores(models).noneMatch(known -> known.getClass() == score.getClass())) {
        models.add(
            ModelExamples.attention(
                "score-" + Kinds.word(score.getClass()),
                3,
                7,
                5,
                score,
                new MemorySpec.Shared(),
                new SelectionSpec.Soft()));
      }
    }
    return new ExperimentSpec(
        given.name(),
        given.question(),
        given.corpus(),
        given.vocabulary(),
        models,
        given.training(),
        given.decoding(),
        given.evaluation(),
        given.seeds());
  }

  private static Stream<ScoreSpec> scores(List<ModelSpec> models) {
    return attention(models).map(AttentionSpec::score);
  }

  private static Stream<AttentionSpec> attention(List<ModelSpec> models) {
    return models.stream().filter(AttentionSpec.class::isInstance).map(AttentionSpec.class::cast);
  }

  static Stream<String> models() {
    return spec.models().stream().map(ModelSpec::name);
  }

  @Test
  void everyKindThatChangesTheEquationsIsAmongTheModels() {
    Kinds.assertAllIn(ModelSpec.class, spec.models().stream());
    Kinds.assertAllIn(ReadoutSpec.class, spec.models().stream().map(ModelSpec::readout));
    Kinds.assertAllIn(ScoreSpec.class, scores(spec.models()));
    Kinds.assertAllIn(MemorySpec.class, attention(spec.models()).map(AttentionSpec::memory));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelBuiltAnewFromTheFilesAgreesWithAlign(String name) throws Exception {
    new RunTask(new TensorEngine(), new StopRequest(), line -> {}, line -> {})
        .perform(experiment, name, 1);
    Path run = experiment.resolve("runs/" + name + "-s1");
    RebuiltModel rebuilt = new RebuiltModel(weights(run), model(name));
    List<String> aligned = align(run);
    List<String> sources = Files.readAllLines(experiment.resolve("sources"));
    List<String> targets = Files.readAllLines(experiment.resolve("targets"));
    assertThat(aligned).hasSameSizeAs(sources);
    for (int i = 0; i < sources.size(); i++) {
      JsonObject line = JsonParser.parseString(aligned.get(i)).getAsJsonObject();
      RebuiltModel.Forced forced =
          rebuilt.align(
              ids(sources.get(i), vocabulary("source")), ids(targets.get(i), vocabulary("target")));
      assertThat(numbers(line.getAsJsonArray("log_probabilities")))
          .containsExactly(forced.logProbabilities(), within(1e-4));
      assertThat(line.get("log_probability").getAsDouble())
          .isCloseTo(Arrays.stream(forced.logProbabilities()).sum(), within(1e-4));
      JsonArray rows = line.getAsJsonArray("weights");
      assertThat(rows).hasSize(forced.alignment().length);
      for (int t = 0; t < rows.size(); t++) {
        assertThat(numbers(rows.get(t).getAsJsonArray()))
            .containsExactly(forced.alignment()[t], within(1e-5));
      }
    }
  }

  private static SafeTensors weights(Path run) throws Exception {
    JsonObject status =
        JsonParser.parseString(Files.readString(run.resolve("status.json"))).getAsJsonObject();
    int best = status.get("bestUpdate").getAsInt();
    return SafeTensors.read(run.resolve("checkpoints/update-" + best + "/weights.safetensors"));
  }

  private static ModelSpec model(String name) {
    return spec.models().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> align(Path run) {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine(new TensorEngine()).setOut(new PrintWriter(out));
    int code =
        line.execute(
            "align",
            run.toString(),
            "--source",
            experiment.resolve("sources").toString(),
            "--target",
            experiment.resolve("targets").toString());
    assertThat(code).isZero();
    return out.toString().lines().toList();
  }

  private static List<String> vocabulary(String side) throws Exception {
    return Files.readAllLines(experiment.resolve("corpus/" + side + ".vocabulary"));
  }

  /** Sentences of these lengths, words of many ids among them and, in the longer ones, unheard. */
  private static void write(String file, List<String> vocabulary, int... lengths) throws Exception {
    String text =
        Arrays.stream(lengths)
            .mapToObj(
                length ->
                    IntStream.range(0, length)
                        .mapToObj(
                            j -> j == 2 ? "unheard" : vocabulary.get(2 + (7 * j + length) % 17))
                        .collect(Collectors.joining(" ", "", "\n")))
            .collect(Collectors.joining());
    Files.writeString(experiment.resolve(file), text);
  }

  private static int[] ids(String line, List<String> vocabulary) {
    return Stream.of(line.split(" "))
        .filter(word -> !word.isEmpty())
        .mapToInt(word -> Math.max(1, vocabulary.indexOf(word)))
        .toArray();
  }

  private static double[] numbers(JsonArray array) {
    return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }
}
