package org.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;

/** The table of weights in {@code results/README.md} against what models declare. */
class ParameterTableTest {
  private static final Path PAGE = Path.of("results/README.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z.]+)` \\| \\(([^)]+)\\) \\| [^|]* ?\\| ([^|]+) \\|");

  private static final int SOURCE_WORDS = 11;
  private static final int TARGET_WORDS = 13;
  private static final int EMBEDDING = 3;
  private static final int HIDDEN = 5;
  private static final int SCORE_HIDDEN = 17;
  private static final int KEYS = 7;
  private static final int VALUES = 19;
  private static final int UNITS = 9;
  private static final int RANK = 23;

  /** What stands in the table's last column, and the models it is true of. */
  private static final Map<String, Predicate<ModelSpec>> CONDITIONS =
      Map.of(
          "always", spec -> true,
          "`encoder: bidirectional`", spec -> spec.encoder() == ModelSpec.Directions.BIDIRECTIONAL,
          "`memory: key-value`", spec -> memory(spec) instanceof MemorySpec.KeyValue,
          "`score: additive`", spec -> score(spec) instanceof ScoreSpec.Additive,
          "`score: bilinear`", spec -> score(spec) instanceof ScoreSpec.Bilinear,
          "`score: cosine`", spec -> score(spec) instanceof ScoreSpec.Cosine,
          "`projection: query`", spec -> projection(spec) == ScoreSpec.Projection.QUERY,
          "`projection: keys`", spec -> projection(spec) == ScoreSpec.Projection.KEYS,
          "`output-rank`", spec -> spec.outputRank().isPresent(),
          "no `output-rank`", spec -> spec.outputRank().isEmpty());

  private record Row(String name, String shape, String condition) {
    boolean isOf(ModelSpec spec) {
      return CONDITIONS.get(condition).test(spec);
    }
  }

  private static List<Row> table() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(new Row(row.group(1), row.group(2), row.group(3)));
      }
    }
    return rows;
  }

  static Stream<ModelSpec> models() {
    List<ModelSpec> models = new ArrayList<>();
    for (ModelSpec.Directions encoder : ModelSpec.Directions.values()) {
      addModels(models, encoder, new ReadoutSpec.Maxout(UNITS), Optional.empty());
      addModels(models, encoder, new ReadoutSpec.Tanh(UNITS), Optional.of(RANK));
    }
    return models.stream().filter(ParameterTableTest::fits);
  }

  private static void addModels(
      List<ModelSpec> models,
      ModelSpec.Directions encoder,
      ReadoutSpec readout,
      Optional<Integer> rank) {
    models.add(fixed(encoder, readout, rank));
    for (ScoreSpec score : scores()) {
      models.add(attention(encoder, score, new MemorySpec.Shared(), readout, rank));
      models.add(attention(encoder, score, new MemorySpec.KeyValue(KEYS, VALUES), readout, rank));
    }
  }

  private static List<ScoreSpec> scores() {
    List<ScoreSpec> scores =
        new ArrayList<>(
            List.of(
                new ScoreSpec.Additive(SCORE_HIDDEN),
                new ScoreSpec.Bilinear(),
                new ScoreSpec.Uniform()));
    for (ScoreSpec.Projection projection : ScoreSpec.Projection.values()) {
      scores.add(new ScoreSpec.Dot(projection));
      scores.add(new ScoreSpec.ScaledDot(projection));
      scores.add(new ScoreSpec.Cosine(projection, 2));
    }
    return scores;
  }

  /** Without a projection a key must be as long as a state. */
  private static boolean fits(ModelSpec spec) {
    return projection(spec) != ScoreSpec.Projection.NONE
        || (memory(spec) instanceof MemorySpec.Shared
            && spec.encoder() == ModelSpec.Directions.FORWARD);
  }

  private static ModelSpec fixed(
      ModelSpec.Directions encoder, ReadoutSpec readout, Optional<Integer> rank) {
    return new FixedVectorSpec(
        "fixed",
        EMBEDDING,
        HIDDEN,
        encoder,
        FixedVectorSpec.SourceOrder.AS_WRITTEN,
        FixedVectorSpec.ContextUse.EVERY_STEP,
        ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE,
        readout,
        rank,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static ModelSpec attention(
      ModelSpec.Directions encoder,
      ScoreSpec score,
      MemorySpec memory,
      ReadoutSpec readout,
      Optional<Integer> rank) {
    return new AttentionSpec(
        "attention",
        EMBEDDING,
        HIDDEN,
        encoder,
        score,
        memory,
        new SelectionSpec.Soft(),
        ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE,
        readout,
        rank,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static Object memory(ModelSpec spec) {
    return spec instanceof AttentionSpec attention ? attention.memory() : "no memory";
  }

  private static Object score(ModelSpec spec) {
    return spec instanceof AttentionSpec attention ? attention.score() : "no score";
  }

  private static Object projection(ModelSpec spec) {
    return spec instanceof AttentionSpec attention
        ? attention
            .score()
            .<Object>match(
                additive -> "no projection",
                ScoreSpec.Dot::projection,
                ScoreSpec.ScaledDot::projection,
                bilinear -> "no projection",
                ScoreSpec.Cosine::projection,
                uniform -> "no projection")
        : "no projection";
  }

  /** The letters of the page, for a model. */
  private static Map<String, Integer> letters(ModelSpec spec) {
    int annotation = spec.encoder() == ModelSpec.Directions.BIDIRECTIONAL ? 2 * HIDDEN : HIDDEN;
    boolean keyValue = memory(spec) instanceof MemorySpec.KeyValue;
    return Map.ofEntries(
        Map.entry("K_x", SOURCE_WORDS),
        Map.entry("K_y", TARGET_WORDS),
        Map.entry("m", EMBEDDING),
        Map.entry("n", HIDDEN),
        Map.entry("a", annotation),
        Map.entry("k", keyValue ? KEYS : annotation),
        Map.entry("v", keyValue ? VALUES : annotation),
        Map.entry("u", spec instanceof FixedVectorSpec ? annotation : HIDDEN),
        Map.entry("d", SCORE_HIDDEN),
        Map.entry("l", UNITS),
        Map.entry("w", spec.readout() instanceof ReadoutSpec.Maxout ? 2 * UNITS : UNITS),
        Map.entry("r", RANK));
  }

  /** Such as {@code K_x, 2n} in numbers. */
  private static List<Long> sizes(String shape, Map<String, Integer> letters) {
    return Arrays.stream(shape.split(", "))
        .map(
            size -> {
              Matcher matcher = Pattern.compile("(\\d*)(.*)").matcher(size);
              assertThat(matcher.matches()).isTrue();
              long factor = matcher.group(1).isEmpty() ? 1 : Long.parseLong(matcher.group(1));
              return matcher.group(2).isEmpty() ? factor : factor * letters.get(matcher.group(2));
            })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelDeclaresWhatTheTableSays(ModelSpec spec) throws Exception {
    Map<String, List<Long>> told = new TreeMap<>();
    for (Row row : table()) {
      if (row.isOf(spec)) {
        assertThat(told.put(row.name(), sizes(row.shape(), letters(spec))))
            .as("%s stands twice for one model", row.name())
            .isNull();
      }
    }
    Map<String, List<Long>> declared = new TreeMap<>();
    try (NDManager manager = NDManager.newBaseManager()) {
      Parameters parameters =
          new Parameters(manager, new org.lengthwise.nn.parameter.Pattern(), false);
      new EncoderDecoder(spec, SOURCE_WORDS, TARGET_WORDS, parameters);
      parameters
          .byName()
          .forEach(
              (name, array) ->
                  declared.put(name, Arrays.stream(array.getShape().getShape()).boxed().toList()));
    }
    assertThat(declared).isEqualTo(told);
    assertCounted(spec, declared);
  }

  private static void assertCounted(ModelSpec spec, Map<String, List<Long>> declared) {
    ParameterCount count = ParameterCount.of(spec, SOURCE_WORDS, TARGET_WORDS);
    ToLongFunction<List<Long>> numbers = shape -> shape.stream().reduce(1L, (a, b) -> a * b);

    assertThat(count.all()).isEqualTo(declared.values().stream().mapToLong(numbers).sum());
    assertThat(count.embeddings())
        .isEqualTo(
            declared.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("embedding.table"))
                .mapToLong(entry -> numbers.applyAsLong(entry.getValue()))
                .sum());
  }

  @Test
  void everyRowIsOfSomeModel() throws Exception {
    Set<Row> rows = new HashSet<>(table());
    assertThat(rows).extracting(Row::condition).isSubsetOf(CONDITIONS.keySet());
    models().forEach(spec -> rows.removeIf(row -> row.isOf(spec)));
    assertThat(rows).isEmpty();
  }

  /** A row that the pattern above does not take would be held against nothing. */
  @Test
  void everyRowOfTheTableIsRead() throws Exception {
    List<String> lines = Files.readAllLines(PAGE);
    int head = lines.indexOf("| name | shape | what | there with |");
    assertThat(head).isPositive();
    long rows =
        lines.subList(head + 2, lines.size()).stream().takeWhile(l -> l.startsWith("|")).count();
    assertThat(table()).hasSize((int) rows);
  }
}
