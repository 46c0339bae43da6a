package org.lengthwise.train;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lengthwise.io.Sha256;

/**
 * A record as a JSON object whose last key is the SHA-256 of all the text before it, so that a
 * changed byte is noticed.
 */
final class SealedJson {
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .setExclusionStrategies(new WithoutSeconds())
          .create();

  private SealedJson() {}

  /** The text of a record that has at least one component. */
  static String of(Record value) {
    String text = GSON.toJson(value);
    return sealed(text.substring(0, text.length() - "\n}".length()));
  }

  private static String sealed(String open) {
    return open + ",\n  \"sha256\": \"" + Sha256.of(open) + "\"\n}\n";
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IllegalArgumentException when the file has changed since
   */
  static <T extends Record> T read(Path file, Class<T> type) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int seal = sealed("").length();
    String open = text.substring(0, Math.max(0, text.length() - seal));
    if (!text.equals(sealed(open))) {
      throw new IllegalArgumentException(
          file.getFileName() + " does not have the SHA-256 that it was written with");
    }
    try {
      return GSON.fromJson(text, type);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(file.getFileName() + " is not a record", e);
    }
  }

  /** What depends on the clock has a file of its own. */
  private static final class WithoutSeconds implements ExclusionStrategy {
    @Override
    public boolean shouldSkipField(FieldAttributes field) {
      return field.getDeclaringClass() == TrainingState.class && field.getName().equals("seconds");
    }

    @Override
    public boolean shouldSkipClass(Class<?> type) {
      return false;
    }
  }
}
