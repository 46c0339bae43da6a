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
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.config.binding.EnumType;
import org.lengthwise.config.binding.SpecKey;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.Kinds;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.Specs;

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
  private static final int VALUES = KEYS + 1;
  private static final int UNITS = 9;
  private static final int RANK = 23;

  private static final Pattern CONDITION =
      Pattern.compile("(?<no>no )?`(?<key>[a-z-]+)(: (?<word>[a-z-]+))?`");

  private record Row(String name, String shape, String condition) {
    /** Whether what stands in the last column is true of a model. */
    boolean isOf(ModelSpec spec) {
      if (condition.equals("always")) {
        return true;
      }
      Matcher asked = CONDITION.matcher(condition);
      assertThat(asked.matches()).as("condition %s", condition).isTrue();
      Optional<String> found = word((Record) spec, asked.group("key"));
      if (asked.group("word") != null) {
        return found.equals(Optional.of(asked.group("word")));
      }
      return found.isPresent() == (asked.group("no") == null);
    }
  }

  /** The word that a model, or a section within it, has for a key: a kind, an enum, a number. */
  private static Optional<String> word(Record section, String name) {
    for (SpecKey key : SpecKey.of(section.getClass())) {
      Optional<Object> value = key.of(section);
      if (key.name().equals(name)) {
        return value.map(ParameterTableTest::word);
      }
      Optional<String> within =
          value.filter(Record.class::isInstance).flatMap(inner -> word((Record) inner, name));
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  private static String word(Object value) {
    if (value instanceof Record record) {
      return Kinds.word(record.getClass());
    }
    return value instanceof Enum<?> constant ? EnumType.word(constant) : value.toString();
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
      for (ReadoutSpec readout : Kinds.examples(ReadoutSpec.class, UNITS)) {
        Optional<Integer> rank =
            readout instanceof ReadoutSpec.Tanh ? Optional.of(RANK) : Optional.empty();
        addModels(models, encoder, readout, rank);
      }
    }
    return models.stream().filter(ParameterTableTest::fits);
  }

  private static void addModels(
      List<ModelSpec> models,
      ModelSpec.Directions encoder,
      ReadoutSpec readout,
      Optional<Integer> rank) {
    models.add(fixed(encoder, readout, rank));
    for (ScoreSpec score : Kinds.examples(ScoreSpec.class, SCORE_HIDDEN)) {
      for (MemorySpec memory : Kinds.examples(MemorySpec.class, KEYS)) {
        models.add(attention(encoder, score, memory, readout, rank));
      }
    }
  }

  /** Without a projection a key must be as long as a state. */
  private static boolean fits(ModelSpec spec) {
    return !(spec instanceof AttentionSpec attention)
        || !(attention.score() instanceof ScoreSpec.Projected score)
        || score.projection() != ScoreSpec.Projection.NONE
        || (attention.memory() instanceof MemorySpec.Shared
            && spec.encoder() == ModelSpec.Directions.FORWARD);
  }

  private static ModelSpec fixed(
      ModelSpec.Directions encoder, ReadoutSpec readout, Optional<Integer> rank) {
    return Specs.with(ModelExamples.fixedVector("fixed", EMBEDDING, HIDDEN, UNITS))
        .set("encoder", encoder)
        .set("readout", readout)
        .set("outputRank", rank)
        .make();
  }

  private static ModelSpec attention(
      ModelSpec.Directions encoder,
      ScoreSpec score,
      MemorySpec memory,
      ReadoutSpec readout,
      Optional<Integer> rank) {
    return Specs.with(ModelExamples.attention("attention", EMBEDDING, HIDDEN, SCORE_HIDDEN, UNITS))
        .set("encoder", encoder)
        .set("score", score)
        .set("memory", memory)
        .set("readout", readout)
        .set("outputRank", rank)
        .make();
  }

  /** The letters of the page, for a model. */
  private static Map<String, Integer> letters(ModelSpec spec) {
    int annotation = spec.encoder() == ModelSpec.Directions.BIDIRECTIONAL ? 2 * HIDDEN : HIDDEN;
    boolean keyValue =
        spec instanceof AttentionSpec attention
            && attention.memory() instanceof MemorySpec.KeyValue;
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
    models().forEach(spec -> rows.removeIf(row -> row.isOf(spec)));
    assertThat(rows).isEmpty();
  }

  @Test
  void everyKindOfScoreHasItsEquation() throws Exception {
    List<String> lines = Files.readAllLines(PAGE);
    int head = lines.indexOf("| score | e_j |");
    assertThat(head).isPositive();
    assertThat(lines.subList(head + 2, lines.size()).stream().takeWhile(l -> l.startsWith("|")))
        .extracting(line -> line.split(" \\| |^\\| ", 3)[1])
        .containsExactlyInAnyOrderElementsOf(
            Kinds.of(ScoreSpec.class).stream().map(Kinds::word).toList());
  }

  /** A row that the pattern above does not take would be held against nothing. */
  @Test
  void everyRowOfTheTableIsRead() throws Exception {
    List<String> lines = Files.readAllLines(PAGE);
    int head = lines.indexOf("| name | shape | what | exists with |");
    assertThat(head).isPositive();
    long rows =
        lines.subList(head + 2, lines.size()).stream().takeWhile(l -> l.startsWith("|")).count();
    assertThat(table()).hasSize((int) rows);
  }
}
