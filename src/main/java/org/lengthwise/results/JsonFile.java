package org.lengthwise.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.IoFault;

/** Records as JSON files, keys in the order of the components; NaN is written as null. */
final class JsonFile {
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeNulls()
          .registerTypeAdapter(double.class, new MissingDouble())
          .registerTypeAdapter(Double.class, new MissingDouble())
          .registerTypeAdapterFactory(new KnownConstants())
          .create();

  private JsonFile() {}

  static void write(Path file, Record value) {
    AtomicFile.write(file, GSON.toJson(value) + "\n");
  }

  /**
   * Reads a record.
   *
   * @throws ResultsException when the file is not such a record
   */
  static <T extends Record> T read(Path file, Class<T> type) {
    try {
      T value = GSON.fromJson(Files.readString(file), type);
      if (value == null) {
        throw new ResultsException(file + " is empty");
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new ResultsException(file + ": " + IoFault.reason(e), e);
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    } catch (JsonParseException | NullPointerException e) {
      throw new ResultsException(file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor throws.
      if (e instanceof ResultsException || e.getCause() == null) {
        throw e;
      }
      throw new ResultsException(file + ": " + e.getCause().getMessage(), e);
    }
  }

  /** Refuses the constants that an enum has not; Gson itself takes them for missing. */
  private static final class KnownConstants implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      Object[] constants = type.getRawType().getEnumConstants();
      return constants == null
          ? null
          : new KnownConstant<>(gson.getDelegateAdapter(this, type), List.of(constants));
    }
  }

  private static final class KnownConstant<T> extends TypeAdapter<T> {
    private final TypeAdapter<T> plain;
    private final List<Object> known;

    KnownConstant(TypeAdapter<T> plain, List<Object> known) {
      this.plain = plain;
      this.known = known;
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      plain.write(out, value);
    }

    @Override
    public T read(JsonReader in) throws IOException {
      String key = in.getPath().replaceFirst("^\\$\\.", "");
      if (in.peek() == JsonToken.NULL) {
        return plain.read(in);
      }
      String found = in.nextString();
      T constant = plain.fromJsonTree(new JsonPrimitive(found));
      if (constant == null) {
        throw new JsonParseException(
            "%s is %s; wanted one of %s"
                .formatted(
                    key,
                    found,
                    known.stream().map(Object::toString).collect(Collectors.joining(", "))));
      }
      return constant;
    }
  }

  private static final class MissingDouble extends TypeAdapter<Double> {
    @Override
    public void write(JsonWriter out, Double value) throws IOException {
      if (value.isNaN() || value.isInfinite()) {
        out.nullValue();
      } else {
        out.value(value);
      }
    }

    @Override
    public Double read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return Double.NaN;
      }
      return in.nextDouble();
    }
  }
}
