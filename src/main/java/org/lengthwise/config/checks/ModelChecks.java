package org.lengthwise.config.checks;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.binding.EnumType;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.binding.IntegerType;
import org.lengthwise.config.binding.Reading;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.binding.SpecKey;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Suggestion;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ScoreSpec;

/**
 * Rules across the keys of a model, the other models and the corpus, checked on the written values,
 * as in {@link ExperimentChecks}.
 */
final class ModelChecks {
  /** Keys that may differ between two models with parameters of the same names and shapes. */
  private static final Set<String> SHAPELESS =
      Set.of(
          "name",
          "selection",
          "dropout",
          "source-order",
          "context",
          "length-limit",
          "initialise-from");

  private static final RecordType SCORE = new RecordType(ScoreSpec.class);

  private final ConfigMapping root;
  private final Reading reading;
  private final List<ConfigNode> models;

  ModelChecks(ConfigMapping root, Reading reading) {
    this.root = root;
    this.reading = reading;
    this.models = root.list(EveryModel.MODELS).map(ConfigList::items).orElse(List.of());
  }

  void check() {
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i) instanceof ConfigMapping model) {
        checkLength(model, path(i));
        checkSizes(model, path(i));
        checkStart(model, i);
      }
    }
  }

  private static String path(int model) {
    return EveryModel.MODELS + "[" + model + "]";
  }

  private void checkLength(ConfigMapping model, String path) {
    Optional<BigInteger> limit =
        root.mapping("corpus").flatMap(corpus -> IntegerType.in(corpus, "length-limit"));
    Optional<BigInteger> own = IntegerType.in(model, "length-limit");
    if (own.isPresent() && limit.isPresent() && own.get().compareTo(limit.get()) > 0) {
      report(
          model.entry("length-limit").orElseThrow(),
          path,
          " is `" + own.get() + "`; wanted at most corpus.length-limit, " + limit.get());
    }
  }

  /** A dot product needs a query and a key of the same size, or a matrix between them. */
  private void checkSizes(ConfigMapping model, String path) {
    Optional<ConfigMapping> score = model.mapping("score").filter(ModelChecks::isUnprojected);
    Optional<BigInteger> query = IntegerType.in(model, "hidden");
    Optional<BigInteger> key = keySize(model);
    if (score.isPresent() && query.isPresent() && key.isPresent() && !query.equals(key)) {
      report(
          score.get().entry("projection").orElseThrow(),
          model.entry("score").orElseThrow().path(path),
          " is `none`, but a query has size "
              + query.get()
              + " and a key size "
              + key.get()
              + "; wanted equal sizes, or query or keys");
    }
  }

  private static boolean isUnprojected(ConfigMapping score) {
    return score
            .scalar(ConfigMapping.KIND)
            .flatMap(kind -> Optional.ofNullable(SCORE.records().get(kind.text())))
            .map(record -> SpecKey.of(record).stream().anyMatch(k -> k.name().equals("projection")))
            .orElse(false)
        && has(score, "projection", EnumType.word(ScoreSpec.Projection.NONE));
  }

  private static Optional<BigInteger> keySize(ConfigMapping model) {
    ConfigMapping memory =
        model.mapping("memory").orElseGet(() -> new ConfigMapping(model.at(), List.of()));
    if (has(memory, ConfigMapping.KIND, "key-value")) {
      return IntegerType.in(memory, "keys");
    }
    if (!has(memory, ConfigMapping.KIND, "shared")) {
      return Optional.empty();
    }
    Optional<BigInteger> hidden = IntegerType.in(model, "hidden");
    if (has(model, "encoder", EnumType.word(ModelSpec.Directions.BIDIRECTIONAL))) {
      return hidden.map(BigInteger.TWO::multiply);
    }
    return has(model, "encoder", EnumType.word(ModelSpec.Directions.FORWARD))
        ? hidden
        : Optional.empty();
  }

  private void checkStart(ConfigMapping model, int index) {
    Optional<ConfigMapping.Entry> entry = model.entry("initialise-from");
    Optional<String> start = model.scalar("initialise-from").flatMap(ModelChecks::word);
    if (entry.isEmpty() || start.isEmpty()) {
      return;
    }
    List<ConfigMapping> before =
        models.subList(0, index).stream()
            .filter(ConfigMapping.class::isInstance)
            .map(ConfigMapping.class::cast)
            .filter(other -> name(other).isPresent())
            .toList();
    String fault =
        before.stream()
            .filter(other -> name(other).equals(start))
            .findFirst()
            .map(other -> misfit(other, model))
            .orElseGet(() -> absence(start.get(), before));
    if (!fault.isEmpty()) {
      report(entry.get(), path(index), " is " + Fault.quote(start.get()) + fault);
    }
  }

  private static String absence(String start, List<ConfigMapping> before) {
    List<String> names = before.stream().flatMap(model -> name(model).stream()).toList();
    return names.isEmpty()
        ? "; wanted none, because no model comes before it"
        : "; wanted a model that comes before it, "
            + Fault.either(names)
            + Suggestion.clause(start, names);
  }

  /** Why the weights of one model do not fit another; empty if they do, or if either has errors. */
  private String misfit(ConfigMapping start, ConfigMapping model) {
    String kind = kind(model);
    boolean known = EveryModel.MODEL.records().keySet().containsAll(List.of(kind, kind(start)));
    if (known && !kind(start).equals(kind)) {
      return ", of kind " + kind(start) + "; wanted a model of kind " + kind;
    }
    Optional<Object> there = read(start);
    Optional<Object> here = read(model);
    if (there.isEmpty() || here.isEmpty()) {
      return "";
    }
    String differences =
        EffectiveConfig.differences(there.get(), here.get()).stream()
            .filter(difference -> !SHAPELESS.contains(difference.path().split("\\.", 2)[0]))
            .map(
                difference ->
                    difference.path()
                        + " is "
                        + difference.left().orElse("absent")
                        + " there and "
                        + difference.right().orElse("absent")
                        + " here")
            .collect(Collectors.joining(", "));
    return differences.isEmpty()
        ? ""
        : ", but " + differences + "; wanted a model with the same parameters";
  }

  /** The model, if it has no errors; they are reported elsewhere. */
  private Optional<Object> read(ConfigMapping model) {
    return EveryModel.MODEL.read(
        model, EveryModel.MODELS, new Reading(new Faults(), reading.places()));
  }

  private static Optional<String> name(ConfigMapping model) {
    return model.scalar("name").flatMap(ModelChecks::word);
  }

  private static String kind(ConfigMapping model) {
    return model.scalar(ConfigMapping.KIND).map(ConfigScalar::text).orElse("");
  }

  private static Optional<String> word(ConfigScalar scalar) {
    return scalar.type() == ConfigScalar.Type.NOTHING || scalar.text().isBlank()
        ? Optional.empty()
        : Optional.of(scalar.text());
  }

  private static boolean has(ConfigMapping mapping, String key, String word) {
    return mapping.scalar(key).map(scalar -> scalar.text().equals(word)).orElse(false);
  }

  private void report(ConfigMapping.Entry entry, String section, String text) {
    reading.faults().add(entry.value().at(), entry.path(section) + text);
  }
}
