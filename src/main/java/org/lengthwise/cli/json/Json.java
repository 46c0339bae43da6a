package org.lengthwise.cli.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How the objects of all commands are made. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping().create();

  private Json() {}

  static String text(JsonObject root) {
    return GSON.toJson(root);
  }

  /** An empty text is null. */
  static void text(JsonObject object, String key, Optional<String> text) {
    add(object, key, text.filter(known -> !known.isEmpty()).map(JsonPrimitive::new));
  }

  /** A number that is not one is null. */
  static void number(JsonObject object, String key, Optional<? extends Number> number) {
    add(
        object,
        key,
        number
            .filter(known -> Double.isFinite(known.doubleValue()))
            .map(known -> new JsonPrimitive(known)));
  }

  static void number(JsonObject object, String key, OptionalDouble number) {
    number(
        object,
        key,
        number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.<Double>empty());
  }

  private static void add(JsonObject object, String key, Optional<? extends JsonElement> value) {
    object.add(key, value.isPresent() ? value.get() : JsonNull.INSTANCE);
  }

  static <T> JsonArray list(List<T> items, Function<T, ? extends JsonElement> item) {
    JsonArray array = new JsonArray();
    items.forEach(each -> array.add(item.apply(each)));
    return array;
  }
}
