package org.lengthwise.config.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.Key;
import org.lengthwise.spec.SweepSpec;

/** What a key takes: how its value is read, named in an error and described in the schema. */
public sealed interface ValueType
    permits IntegerType,
        ValueType.RealType,
        ValueType.BooleanType,
        ValueType.StringType,
        EnumType,
        ValueType.PairCountType,
        ValueType.ListType,
        ValueType.SweptListsType,
        RecordType {
  /** The typed value; empty if it is wrong, which is reported. */
  Optional<Object> read(ConfigNode node, String path, Reading reading);

  /** Reports the keys that are missing within a value which is missing itself. */
  default void reportMissing(Position at, String path, Reading reading) {}

  /** The values taken, as the end of {@code wanted …}. */
  String wanted();

  /**
   * The values taken, in the words of JSON Schema.
   *
   * @param partial whether keys may be missing, for a config that extends another
   */
  Map<String, Object> schema(boolean partial);

  /** The type that a component of a record declares; of an optional one, the type within. */
  static ValueType of(Type declared, Key key) {
    if (declared instanceof ParameterizedType generic) {
      ValueType within = of(generic.getActualTypeArguments()[0], key);
      return generic.getRawType() == List.class ? new ListType(within, key.mayBeEmpty()) : within;
    }
    Class<?> type = (Class<?>) declared;
    if (type == int.class || type == Integer.class) {
      return new IntegerType(Range.of(key), true);
    }
    if (type == long.class || type == Long.class) {
      return new IntegerType(Range.of(key), false);
    }
    if (type == double.class || type == Double.class) {
      return new RealType(Range.of(key));
    }
    if (type == boolean.class || type == Boolean.class) {
      return new BooleanType();
    }
    if (type == String.class) {
      return new StringType(key.fileName());
    }
    if (type == CorpusSpec.PairCount.class) {
      return new PairCountType();
    }
    if (type == SweepSpec.class) {
      return new SweptListsType();
    }
    return type.isEnum() ? EnumType.of(type) : new RecordType(type);
  }

  /** True or false; {@code yes} and {@code on} are text in YAML 1.2. */
  record BooleanType() implements ValueType {
    @Override
    public Optional<Object> read(ConfigNode node, String path, Reading reading) {
      return node instanceof ConfigScalar scalar && scalar.type() == ConfigScalar.Type.TRUTH
          ? Optional.of(scalar.text().toLowerCase(Locale.ROOT).equals("true"))
          : reading.wrong(node, path, wanted());
    }

    @Override
    public String wanted() {
      return "true or false";
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return Map.of("type", "boolean");
    }
  }

  /**
   * A text that is not blank; one that becomes a file name or an argument of a program may have
   * only characters that are safe there.
   */
  record StringType(boolean fileName) implements ValueType {
    private static final String FILE_NAME = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";

    @Override
    public Optional<Object> read(ConfigNode node, String path, Reading reading) {
      if (!(node instanceof ConfigScalar scalar) || scalar.type() == ConfigScalar.Type.NOTHING) {
        return reading.wrong(node, path, wanted());
      }
      if (scalar.type() != ConfigScalar.Type.TEXT && !scalar.bare()) {
        return reading.wrong(node, path, "text; put it in quotes");
      }
      if (scalar.text().isBlank()) {
        return reading.wrong(node, path, "blank", wanted());
      }
      if (fileName && !scalar.text().matches(FILE_NAME)) {
        return reading.wrong(node, path, Fault.quote(scalar.text()), wanted());
      }
      return Optional.of(scalar.text());
    }

    @Override
    public String wanted() {
      return fileName
          ? "at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen"
          : "text";
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "string");
      schema.put("pattern", fileName ? "^" + FILE_NAME + "$" : "\\S");
      return schema;
    }
  }

  /** A finite number of 64 bits. */
  record RealType(Range range) implements ValueType {
    @Override
    public Optional<Object> read(ConfigNode node, String path, Reading reading) {
      boolean number =
          node instanceof ConfigScalar scalar
              && (scalar.type() == ConfigScalar.Type.WHOLE
                  || scalar.type() == ConfigScalar.Type.REAL);
      if (!number) {
        return reading.wrong(node, path, wanted());
      }
      String text = ((ConfigScalar) node).text();
      String found = Fault.quote(text);
      if (IntegerType.hasLeadingZero(text)) {
        return reading.wrong(node, path, found, wanted() + ", without a leading zero");
      }
      double value = parse(text);
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        return reading.wrong(node, path, found, wanted() + ", and a finite one");
      }
      return range.holds(value) ? Optional.of(value) : reading.wrong(node, path, found, wanted());
    }

    private static double parse(String text) {
      String plain = text.toLowerCase(Locale.ROOT);
      if (plain.endsWith(".nan") || plain.endsWith(".inf")) {
        return Double.NaN;
      }
      if (plain.startsWith("0x") || plain.startsWith("0o")) {
        return IntegerType.parse(plain).doubleValue();
      }
      return Double.parseDouble(plain);
    }

    @Override
    public String wanted() {
      return range.of("a number");
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return range.schema("number");
    }
  }

  /** A number of sentence pairs, or {@code all}. */
  record PairCountType() implements ValueType {
    private static final IntegerType COUNT =
        new IntegerType(new Range(1, false, Double.POSITIVE_INFINITY, false), true);

    @Override
    public Optional<Object> read(ConfigNode node, String path, Reading reading) {
      if (!(node instanceof ConfigScalar scalar)) {
        return reading.wrong(node, path, wanted());
      }
      if (scalar.text().equals("all")) {
        return Optional.of(new CorpusSpec.PairCount(OptionalInt.empty()));
      }
      return scalar.type() == ConfigScalar.Type.WHOLE
          ? COUNT
              .read(node, path, reading)
              .map(count -> new CorpusSpec.PairCount(OptionalInt.of((Integer) count)))
          : reading.wrong(node, path, wanted());
    }

    @Override
    public String wanted() {
      return COUNT.wanted() + ", or all";
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return Map.of("anyOf", List.of(COUNT.schema(partial), Map.of("const", "all")));
    }
  }

  /** The lists of values of a sweep, by key; {@code SweepReader} reads them. */
  record SweptListsType() implements ValueType {
    /** A sweep is resolved before the top level becomes a record, as {@code every-model} is. */
    @Override
    public Optional<Object> read(ConfigNode node, String path, Reading reading) {
      return reading.wrong(node, path, wanted());
    }

    @Override
    public String wanted() {
      return "a mapping of keys, written as for `--set`, to lists of values";
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("type", List.of("array", "object", "null"));
      values.put("minItems", 1);
      Map<String, Object> facetBy = new LinkedHashMap<>();
      facetBy.put("description", "the swept key whose values get a chart panel each, or none");
      facetBy.put("type", List.of("string", "null"));
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "object");
      schema.put("properties", Map.of(SweepSpec.FACET_BY, facetBy));
      schema.put("additionalProperties", values);
      return schema;
    }
  }

  /** A list of values of one type. */
  record ListType(ValueType item, boolean mayBeEmpty) implements ValueType {
    @Override
    public Optional<Object> read(ConfigNode node, String path, Reading reading) {
      if (!(node instanceof ConfigList list)) {
        return reading.wrong(node, path, wanted());
      }
      if (list.items().isEmpty() && !mayBeEmpty) {
        return reading.wrong(node, path, "an empty list", "at least one item");
      }
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        item.read(list.items().get(i), path + "[" + i + "]", reading).ifPresent(values::add);
      }
      return values.size() == list.items().size()
          ? Optional.of(List.copyOf(values))
          : Optional.empty();
    }

    @Override
    public String wanted() {
      return "a list, each item " + item.wanted() + (mayBeEmpty ? ", or []" : "");
    }

    /**
     * Lists are replaced whole by a config that extends another, so their items are never partial.
     */
    @Override
    public Map<String, Object> schema(boolean partial) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "array");
      if (!mayBeEmpty) {
        schema.put("minItems", 1);
      }
      schema.put("items", item.schema(false));
      return schema;
    }
  }
}
