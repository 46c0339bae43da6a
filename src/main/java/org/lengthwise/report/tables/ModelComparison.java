package org.lengthwise.report.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.ValidationRow;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.SweepSpec;

/** What differs between the models of a study, besides their scores. */
public record ModelComparison(ExperimentResults study) {

  /**
   * What the runs came to: one column a model, or, as variants of a sweep are many, one row; a
   * range where its seeds differ.
   */
  public DataTable runs() {
    List<List<String>> rows = new ArrayList<>(startsFrom());
    rows.add(row("encoder", run -> text(run, RunStatus::encoder)));
    rows.add(range("parameters", run -> number(run, RunStatus::parameters), this::whole));
    rows.addAll(projections());
    rows.addAll(
        List.of(
            range("updates", run -> number(run, RunStatus::update), this::whole),
            range("epoch reached", run -> number(run, RunStatus::epochs), this::whole),
            range(
                "training time, h:mm:ss",
                run -> number(run, RunStatus::trainingSeconds),
                Numbers::duration),
            range("target words per second", this::speed, this::whole),
            range("update of the best development loss", this::bestUpdate, this::whole),
            range(
                "best development loss, nats per target token",
                this::bestLoss,
                loss -> Numbers.fixed(loss, 3))));
    List<String> columns = new ArrayList<>(List.of(""));
    columns.addAll(study.models());
    return turned(DataTable.of(columns, rows, 1));
  }

  private DataTable turned(DataTable table) {
    return study.spec().sweep().isPresent() ? table.transposed() : table;
  }

  /** The lines of the config in which the models differ. */
  public DataTable config() {
    ModelSpec first = study.spec().models().get(0);
    List<Map<String, String>> ofEach = new ArrayList<>();
    Map<String, String> ofFirst = new LinkedHashMap<>();
    for (ModelSpec other : study.spec().models()) {
      Map<String, String> ofOther = new LinkedHashMap<>();
      for (EffectiveConfig.Difference difference : EffectiveConfig.differences(first, other)) {
        ofFirst.put(difference.path(), difference.left().orElse(Numbers.NONE));
        ofOther.put(difference.path(), difference.right().orElse(Numbers.NONE));
      }
      ofEach.add(ofOther);
    }
    ofFirst.remove("name");
    List<List<String>> rows = new ArrayList<>();
    inSections(ofFirst)
        .forEach(
            (path, value) -> {
              List<String> row = new ArrayList<>(List.of(path));
              // A key that is not among the differences has the value of the first model.
              ofEach.forEach(ofModel -> row.add(ofModel.getOrDefault(path, value)));
              rows.add(row);
            });
    study.spec().sweep().ifPresent(sweep -> rows.addAll(beyondModels(sweep)));
    rows.addAll(ofJoined());
    List<String> columns = new ArrayList<>(List.of("key"));
    columns.addAll(study.models());
    return turned(DataTable.of(columns, rows, 1));
  }

  /** The keys of training in which models differ that were joined. */
  private List<List<String>> ofJoined() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String model : study.own().isEmpty() ? List.<String>of() : study.models()) {
      EffectiveConfig.leaves(study.at(model).training())
          .keySet()
          .forEach(key -> values.put(key, new ArrayList<>()));
    }
    values.forEach(
        (key, row) ->
            study
                .models()
                .forEach(
                    model ->
                        row.add(
                            EffectiveConfig.leaves(study.at(model).training())
                                .getOrDefault(key, Numbers.NONE))));
    List<List<String>> rows = new ArrayList<>();
    values.forEach(
        (key, row) -> {
          if (row.stream().distinct().count() > 1) {
            row.add(0, "training." + key);
            rows.add(row);
          }
        });
    return rows;
  }

  /** The swept keys of training and decoding. */
  private static List<List<String>> beyondModels(SweepSpec sweep) {
    List<List<String>> rows = new ArrayList<>();
    for (String column : sweep.columns()) {
      if (!column.startsWith("models.")) {
        List<String> row = new ArrayList<>(List.of(column));
        sweep
            .variants()
            .forEach(variant -> row.add(variant.values().getOrDefault(column, Numbers.NONE)));
        rows.add(row);
      }
    }
    return rows;
  }

  /** The same keys, those of a section side by side, whichever models have them. */
  private static Map<String, String> inSections(Map<String, String> keys) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    sections.put("kind", new LinkedHashMap<>());
    keys.forEach(
        (path, value) -> {
          String section = path.substring(0, (path + ".").indexOf('.'));
          sections.computeIfAbsent(section, key -> new LinkedHashMap<>()).put(path, value);
        });
    Map<String, String> ordered = new LinkedHashMap<>();
    sections.values().forEach(ordered::putAll);
    return ordered;
  }

  /** What projecting query or keys costs, where any model does. */
  private List<List<String>> projections() {
    List<String> row = new ArrayList<>(List.of("of these, projection of query or keys"));
    int most = 0;
    for (ModelSpec model : study.spec().models()) {
      int parameters = model.match(fixed -> 0, AttentionSpec::projectionParameters);
      most = Math.max(most, parameters);
      row.add(parameters == 0 ? Numbers.NONE : Numbers.count(parameters));
    }
    return most > 0 ? List.of(row) : List.of();
  }

  /** Whose weights a model starts from, where any starts from another's. */
  private List<List<String>> startsFrom() {
    List<String> row = new ArrayList<>(List.of("starts from"));
    for (ModelSpec model : study.spec().models()) {
      row.add(model.initialiseFrom().orElse("fresh weights"));
    }
    boolean some =
        study.spec().models().stream().anyMatch(model -> model.initialiseFrom().isPresent());
    return some ? List.of(row) : List.of();
  }

  private OptionalDouble speed(RunRecord run) {
    return run.status()
        .filter(status -> status.trainingSeconds() > 0)
        .map(status -> OptionalDouble.of(status.targetTokens() / status.trainingSeconds()))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble bestUpdate(RunRecord run) {
    return run.best()
        .map(ValidationRow::update)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble bestLoss(RunRecord run) {
    return run.best()
        .map(ValidationRow::loss)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private String whole(double number) {
    return Numbers.count(Math.round(number));
  }

  private static OptionalDouble number(RunRecord run, Function<RunStatus, Number> part) {
    return run.status()
        .map(part)
        .filter(number -> number.doubleValue() > 0)
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private static String text(RunRecord run, Function<RunStatus, String> part) {
    return run.status().map(part).orElse("");
  }

  private List<String> range(
      String name, Function<RunRecord, OptionalDouble> number, DoubleFunction<String> print) {
    List<String> row = new ArrayList<>(List.of(name));
    for (String model : study.models()) {
      double[] numbers =
          runs(model).stream()
              .map(number)
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .sorted()
              .toArray();
      if (numbers.length == 0) {
        row.add(Numbers.NONE);
        continue;
      }
      String least = print.apply(numbers[0]);
      String most = print.apply(numbers[numbers.length - 1]);
      row.add(least.equals(most) ? least : least + " to " + most);
    }
    return row;
  }

  private List<String> row(String name, Function<RunRecord, String> cell) {
    List<String> row = new ArrayList<>(List.of(name));
    for (String model : study.models()) {
      String cells =
          runs(model).stream()
              .map(cell)
              .filter(text -> !text.isEmpty())
              .distinct()
              .collect(Collectors.joining(", "));
      row.add(cells.isEmpty() ? Numbers.NONE : cells);
    }
    return row;
  }

  private List<RunRecord> runs(String model) {
    return study.runs().stream().filter(run -> run.model().equals(model)).toList();
  }
}
