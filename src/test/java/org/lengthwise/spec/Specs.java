package org.lengthwise.spec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a record of {@code spec} by the names of its components, so that a new optional component
 * changes no test.
 *
 * @param <R> the record
 */
public final class Specs<R> {
  private static final Object MISSING = "missing";

  private final Class<R> type;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Specs(Class<R> type) {
    this.type = type;
  }

  /** Begins with no values; an optional component that is not set stays empty. */
  public static <R extends Record> Specs<R> of(Class<R> type) {
    Specs<R> spec = new Specs<>(type);
    for (RecordComponent component : type.getRecordComponents()) {
      boolean optional = component.getType() == Optional.class;
      spec.values.put(component.getName(), optional ? Optional.empty() : MISSING);
    }
    return spec;
  }

  /** Begins with the values of a record. */
  @SuppressWarnings("unchecked")
  public static <R extends Record> Specs<R> with(R record) {
    Specs<R> spec = of((Class<R>) record.getClass());
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        spec.set(component.getName(), component.getAccessor().invoke(record));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    }
    return spec;
  }

  public Specs<R> set(String component, Object value) {
    if (values.replace(component, value) == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no " + component);
    }
    return this;
  }

  public R make() {
    if (values.containsValue(MISSING)) {
      throw new IllegalStateException(type.getSimpleName() + " lacks values: " + values);
    }
    return make(type, List.copyOf(values.values()));
  }

  /** A record from the values of its components, in their order. */
  static <R> R make(Class<R> type, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("cannot make " + type.getName(), e);
    }
  }
}
