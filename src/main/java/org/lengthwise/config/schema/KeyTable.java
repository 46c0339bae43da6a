package org.lengthwise.config.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.binding.SpecKey;
import org.lengthwise.config.binding.ValueType;
import org.lengthwise.config.yaml.Fault;

/** The table of every key of a config, in Markdown. */
public final class KeyTable {
  /** The cells of a row. */
  private record Row(String key, String takes, String recommended, String about) {}

  /** The key of a row, and the kinds that have this row. */
  private record Use(SpecKey key, List<String> kinds) {}

  private final StringBuilder table =
      new StringBuilder("| key | takes | recommended | meaning |\n| --- | --- | --- | --- |\n");

  private KeyTable() {}

  /** The table of the keys that a record and its components read. */
  public static String of(Class<? extends Record> root) {
    KeyTable table = new KeyTable();
    table.addSection(new RecordType(root), "", "");
    return table.table.toString();
  }

  /**
   * @param recommended the kind to begin with, if the section has kinds
   */
  private void addSection(RecordType section, String path, String recommended) {
    Map<String, Class<? extends Record>> records = section.records();
    if (section.hasKinds()) {
      String kinds = Fault.either(List.copyOf(records.keySet()));
      String about = "which of these it is; it decides the other keys";
      add(new Row(path + "kind", kinds, recommended, about), "");
    }
    Map<Row, Use> uses = new LinkedHashMap<>();
    records.forEach(
        (kind, record) -> {
          for (SpecKey key : SpecKey.of(record)) {
            String takes = key.type().wanted() + (key.optional() ? "; optional" : "");
            boolean within = key.type() instanceof RecordType;
            Row row =
                new Row(path + key.name(), takes, within ? "" : recommended(key), key.about());
            uses.computeIfAbsent(row, absent -> new Use(key, new ArrayList<>())).kinds().add(kind);
          }
        });
    uses.forEach(
        (row, use) -> {
          boolean shared = use.kinds().size() == records.size();
          if (row.key().equals(EveryModel.MODELS)) {
            add(new Row(EveryModel.KEY, "a mapping; optional", "", EveryModel.ABOUT), "");
          }
          add(row, shared ? "" : "(" + String.join(", ", use.kinds()) + ") ");
          addWithin(use.key(), row.key());
        });
  }

  private void addWithin(SpecKey key, String path) {
    if (key.type() instanceof RecordType nested) {
      addSection(nested, path + ".", recommended(key));
    } else if (key.type() instanceof ValueType.ListType items
        && items.item() instanceof RecordType nested) {
      addSection(nested, path + "[].", "");
    }
  }

  /** The cell of the recommended value; of a section with kinds, the one of its kind. */
  private static String recommended(SpecKey key) {
    return key.recommended().isEmpty() ? "" : "`" + key.recommended() + "` (" + key.source() + ")";
  }

  private void add(Row row, String only) {
    table.append("| `").append(row.key()).append("` | ").append(row.takes()).append(" | ");
    table.append(row.recommended()).append(" | ");
    table.append(only).append(row.about()).append(" |\n");
  }
}
