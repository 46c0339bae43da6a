package org.lengthwise.results;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Rows of a table as records: component {@code learningRate} is column {@code learning_rate}. A
 * double that is NaN and a component that is empty are empty cells.
 */
final class RecordRows {
  /** The column of a component that is called otherwise. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface ColumnName {
    String value();
  }

  /**
   * A component that can be empty, whose column the tables of earlier versions lack. Such columns
   * come after the others.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface LaterColumn {}

  /** An {@code Optional} holds a {@code Boolean}. */
  private static final Map<Class<?>, ColumnType> TYPES =
      Map.of(
          String.class, ColumnType.STRING,
          long.class, ColumnType.LONG,
          int.class, ColumnType.INTEGER,
          OptionalInt.class, ColumnType.INTEGER,
          Optional.class, ColumnType.BOOLEAN,
          double.class, ColumnType.DOUBLE);

  private RecordRows() {}

  /** Names and types of the columns, in order. */
  static Map<String, ColumnType> columns(Class<? extends Record> type) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      columns.put(
          column(component),
          Objects.requireNonNull(TYPES.get(component.getType()), component + " has no column"));
    }
    return columns;
  }

  /** The names of the columns that the tables of earlier versions lack. */
  static List<String> laterColumns(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.isAnnotationPresent(LaterColumn.class))
        .map(RecordRows::column)
        .toList();
  }

  /** Writes the whole table, in place of an older one, or not at all. */
  static void write(TableSchema schema, List<? extends Record> rows, Path file) {
    write(schema, rows, SweptColumns.NONE, file);
  }

  /** Writes the whole table with the columns of a sweep after its own. */
  static void write(
      TableSchema schema, List<? extends Record> rows, SweptColumns swept, Path file) {
    Table table = table(schema, rows);
    swept.addTo(table);
    schema.write(table, file);
  }

  static Table table(TableSchema schema, List<? extends Record> rows) {
    Table table = schema.empty();
    for (Record row : rows) {
      Row cells = table.appendRow();
      for (RecordComponent component : row.getClass().getRecordComponents()) {
        set(cells, column(component), value(component, row));
      }
    }
    return table;
  }

  static <R extends Record> List<R> read(TableSchema schema, Path file, Class<R> type) {
    return rows(schema.read(file), file, type);
  }

  /** The rows of a table that was read from this file. */
  static <R extends Record> List<R> rows(Table table, Path file, Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    List<R> rows = new ArrayList<>();
    String[] columns = Arrays.stream(components).map(RecordRows::column).toArray(String[]::new);
    Set<String> present = new HashSet<>(table.columnNames());
    boolean[] missing = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      missing[i] = !present.contains(columns[i]);
    }
    for (Row cells : table) {
      Object[] values = new Object[columns.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = missing[i] ? nothing(types[i]) : get(file, cells, columns[i], types[i]);
      }
      rows.add(make(type, types, values));
    }
    return rows;
  }

  private static String column(RecordComponent component) {
    ColumnName name = component.getAnnotation(ColumnName.class);
    return name != null ? name.value() : byName(component);
  }

  private static String byName(RecordComponent component) {
    return component.getName().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static void set(Row cells, String column, Object value) {
    if (value instanceof String text) {
      cells.setString(column, text);
    } else if (value instanceof Long number) {
      cells.setLong(column, number);
    } else if (value instanceof Integer number) {
      cells.setInt(column, number);
    } else if (value instanceof Double number) {
      cells.setDouble(column, number);
    } else if (value instanceof OptionalInt number) {
      number.ifPresent(present -> cells.setInt(column, present));
    } else if (value instanceof Optional<?> flag) {
      flag.ifPresent(present -> cells.setBoolean(column, (Boolean) present));
    } else {
      throw new IllegalArgumentException("no column holds a " + value.getClass().getName());
    }
  }

  private static Object get(Path file, Row cells, String column, Class<?> type) {
    if (type == String.class) {
      return cells.getString(column);
    }
    boolean missing = cells.isMissing(column);
    if (type == double.class) {
      return missing ? Double.NaN : cells.getDouble(column);
    }
    if (type == OptionalInt.class) {
      return missing ? OptionalInt.empty() : OptionalInt.of(cells.getInt(column));
    }
    if (type == Optional.class) {
      return missing ? Optional.empty() : Optional.of(cells.getBoolean(column));
    }
    if (missing) {
      throw new ResultsException(
          file + ": row " + (cells.getRowNumber() + 1) + ": column " + column + " is empty");
    }
    return type == long.class ? (Object) cells.getLong(column) : (Object) cells.getInt(column);
  }

  private static Object nothing(Class<?> type) {
    return type == OptionalInt.class ? OptionalInt.empty() : Optional.empty();
  }

  private static Object value(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static <R> R make(Class<R> type, Class<?>[] types, Object[] values) {
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new ResultsException(type.getSimpleName() + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }
}
