package org.lengthwise.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.SweepSpec;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The columns that a sweep adds after those of a table: {@code variant_of}, the model as the config
 * names it, and one for each swept key with the value that the variant has, empty where it does not
 * have the key.
 *
 * @param names of the columns; none without a sweep
 * @param cells for each variant by its name, its values in the order of the columns
 */
public record SweptColumns(List<String> names, Map<String, List<String>> cells) {
  /** No columns. */
  public static final SweptColumns NONE = new SweptColumns(List.of(), Map.of());

  private static final String VARIANT_OF = "variant_of";

  /** The columns of an experiment. */
  public static SweptColumns of(ExperimentSpec spec) {
    return spec.sweep().map(SweptColumns::of).orElse(NONE);
  }

  private static SweptColumns of(SweepSpec sweep) {
    List<String> columns = sweep.columns();
    return new SweptColumns(
        Stream.concat(Stream.of(VARIANT_OF), columns.stream()).toList(),
        sweep.variants().stream()
            .collect(
                Collectors.toMap(
                    variant -> variant.model().name(), variant -> cells(variant, columns))));
  }

  private static List<String> cells(SweepSpec.Variant variant, List<String> columns) {
    return Stream.concat(
            Stream.of(variant.of()),
            columns.stream().map(column -> variant.values().getOrDefault(column, "")))
        .toList();
  }

  /** Adds the columns to a table; a row whose model is no variant has empty cells. */
  void addTo(Table table) {
    for (int column = 0; column < names.size(); column++) {
      List<String> values = new ArrayList<>();
      for (String model : table.stringColumn("model")) {
        List<String> own = cells.getOrDefault(model, List.of());
        values.add(own.isEmpty() ? "" : own.get(column));
      }
      table.addColumns(StringColumn.create(names.get(column), values));
    }
  }
}
