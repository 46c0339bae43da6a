package org.lengthwise.config.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lengthwise.config.binding.ConfigFiles;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.yaml.QuotedText;
import org.lengthwise.spec.SweepSpec;

/**
 * Writes the JSON Schema (draft 2020-12) of a config from the same records that the reader fills,
 * for editors that complete and check keys as you type.
 */
public final class JsonSchema {
  private JsonSchema() {}

  /**
   * The schema of a config whose top level is the record, as JSON text. A file with the key {@code
   * extends} or {@code sweep} may leave out any key, because the other file or the sweep may give
   * it; only items of lists must be complete, because lists are replaced whole.
   */
  public static String of(Class<? extends Record> record) {
    RecordType section = new RecordType(record);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "An experiment of Lengthwise");
    schema.put("$defs", ModelSchema.definitions());
    schema.put("type", "object");
    schema.put("if", Map.of("anyOf", List.of(having(ConfigFiles.EXTENDS), having(SweepSpec.KEY))));
    schema.put("then", extending(section));
    schema.put("else", whole(section));
    StringBuilder json = new StringBuilder();
    write(schema, "", json);
    return json.append('\n').toString();
  }

  private static Map<String, Object> having(String key) {
    return Map.of("required", List.of(key));
  }

  private static Map<String, Object> extending(RecordType section) {
    Map<String, Object> base = new LinkedHashMap<>();
    base.put("description", "the config that this one starts from, as a path from this file");
    base.put("type", "string");
    base.put("pattern", "\\S");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ConfigFiles.EXTENDS, base);
    Map<String, Object> schema = section.schema(true);
    properties.putAll(properties(schema));
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> whole(RecordType section) {
    Map<String, Object> schema = section.schema(false);
    schema.put("properties", properties(schema));
    schema.put("allOf", ModelSchema.conditions());
    return schema;
  }

  private static Map<String, Object> properties(Map<String, Object> schema) {
    return schema.get("properties") instanceof Map<?, ?> own
        ? ModelSchema.among(own)
        : new LinkedHashMap<>();
  }

  private static void write(Object value, String indent, StringBuilder json) {
    if (value instanceof Map<?, ?> object) {
      String lead = "{\n";
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        json.append(lead).append(indent).append("  ");
        json.append(QuotedText.quoted((String) entry.getKey())).append(": ");
        write(entry.getValue(), indent + "  ", json);
        lead = ",\n";
      }
      json.append('\n').append(indent).append('}');
    } else if (value instanceof List<?> words && words.get(0) instanceof String) {
      json.append(
          words.stream()
              .map(word -> QuotedText.quoted((String) word))
              .collect(Collectors.joining(", ", "[", "]")));
    } else if (value instanceof List<?> array) {
      String lead = "[\n";
      for (Object item : array) {
        json.append(lead).append(indent).append("  ");
        write(item, indent + "  ", json);
        lead = ",\n";
      }
      json.append('\n').append(indent).append(']');
    } else {
      json.append(value instanceof String text ? QuotedText.quoted(text) : value.toString());
    }
  }
}
