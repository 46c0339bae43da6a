package org.lengthwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The kinds of a sealed family of {@code spec}, and examples of them, made from the types and the
 * {@link Key}s of their components. So a test over a family has a new kind in it at once.
 */
public final class Kinds {
  private Kinds() {}

  /** The records that a sealed interface permits. */
  public static <F> List<Class<? extends F>> of(Class<F> family) {
    List<Class<? extends F>> kinds = new ArrayList<>();
    for (Class<?> kind : family.getPermittedSubclasses()) {
      kinds.add(kind.asSubclass(family));
    }
    return kinds;
  }

  /** The word of the config for a kind. */
  public static String word(Class<?> kind) {
    return kind.getAnnotation(Kind.class).value();
  }

  /**
   * Examples of every kind: one for each combination of the values of its enums and the kinds
   * within.
   *
   * @param size the first whole number, where it may be as large; each further one is greater by 1
   */
  public static <F> List<F> examples(Class<F> family, int size) {
    return of(family).stream()
        .flatMap(kind -> examplesOf(kind, size))
        .<F>map(family::cast)
        .toList();
  }

  /** Examples of every kind of score that takes keys of another size than the queries. */
  public static List<ScoreSpec> scoresOfAnySizes(int size) {
    return examples(ScoreSpec.class, size).stream()
        .filter(
            score ->
                !(score instanceof ScoreSpec.Projected projected)
                    || projected.projection() != ScoreSpec.Projection.NONE)
        .toList();
  }

  /** Fails by the name of the first kind of a family that no example is of. */
  public static <F> void assertAllIn(Class<F> family, Stream<? extends F> examples) {
    List<String> found = examples.map(example -> example.getClass().getSimpleName()).toList();
    for (Class<? extends F> kind : of(family)) {
      assertThat(found)
          .as("%s.%s has no case here", family.getSimpleName(), kind.getSimpleName())
          .contains(kind.getSimpleName());
    }
  }

  private static Stream<Object> examplesOf(Class<?> kind, int size) {
    RecordComponent[] components = kind.getRecordComponents();
    Stream<List<Object>> rows = Stream.of(List.of());
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      List<Object> values =
          values(component.getGenericType(), component.getAnnotation(Key.class), size + i);
      rows = rows.flatMap(row -> values.stream().map(value -> with(row, value)));
    }
    return rows.map(row -> Specs.make(kind, row));
  }

  private static List<Object> with(List<Object> row, Object value) {
    return Stream.concat(row.stream(), Stream.of(value)).toList();
  }

  private static List<Object> values(Type declared, Key key, int size) {
    if (declared instanceof ParameterizedType generic) {
      return generic.getRawType() == Optional.class
          ? List.of(Optional.empty())
          : List.of(List.copyOf(values(generic.getActualTypeArguments()[0], key, size)));
    }
    Class<?> type = (Class<?>) declared;
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    } else if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(kind -> examplesOf(kind, size))
          .toList();
    } else if (type.isRecord() && type != CorpusSpec.PairCount.class) {
      return examplesOf(type, size).toList();
    }
    return List.of(plain(type, key, size));
  }

  private static Object plain(Class<?> type, Key key, int size) {
    if (type == int.class) {
      return (int) Math.min(key.max(), Math.max(key.min(), size));
    } else if (type == long.class) {
      return (long) Math.min(key.max(), Math.max(key.min(), size));
    } else if (type == double.class) {
      return Double.isInfinite(key.max()) ? key.min() + 2.5 : (key.min() + key.max()) / 2;
    } else if (type == boolean.class) {
      return false;
    } else if (type == String.class) {
      return "example";
    } else if (type == CorpusSpec.PairCount.class) {
      return new CorpusSpec.PairCount(OptionalInt.of(size));
    }
    throw new IllegalStateException("no example of a component of type " + type.getName());
  }
}
