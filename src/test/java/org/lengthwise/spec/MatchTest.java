package org.lengthwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchTest {
  /** Every sealed interface of the package. */
  static List<Class<?>> families() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/lengthwise/spec"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !name.equals("package-info"))
          .sorted()
          .<Class<?>>map(MatchTest::type)
          .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
          .filter(Class::isSealed)
          .toList();
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName("org.lengthwise.spec." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theFamiliesOfTheConfigAreFound() throws IOException {
    assertThat(families())
        .contains(
            ModelSpec.class,
            ScoreSpec.class,
            MemorySpec.class,
            SelectionSpec.class,
            HardDecodingSpec.class,
            ReadoutSpec.class,
            OptimiserSpec.class,
            CorpusSpec.class,
            DecodingSpec.class,
            ExecutorSpec.class);
  }

  @ParameterizedTest
  @MethodSource("families")
  <F> void eachKindCallsExactlyItsOwnFunction(Class<F> family) throws Exception {
    Method match =
        Arrays.stream(family.getMethods())
            .filter(method -> method.getName().equals("match"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(family.getSimpleName() + " has no match"));
    List<String> taken =
        Arrays.stream(match.getGenericParameterTypes()).map(MatchTest::taken).toList();
    List<String> kinds = Kinds.of(family).stream().map(Class::getSimpleName).toList();
    assertThat(taken).as("what the functions of match take").containsExactlyElementsOf(kinds);

    for (F kind : Kinds.examples(family, 3)) {
      List<Object> called = new ArrayList<>();
      Object[] functions =
          taken.stream()
              .<Function<Object, String>>map(
                  name ->
                      given -> {
                        called.add(given);
                        return name;
                      })
              .toArray();
      assertThat(result(match, kind, functions)).isEqualTo(kind.getClass().getSimpleName());
      assertThat(called).as("%s", kind).hasSize(1).first().isSameAs(kind);
    }
  }

  /** The kind that a function takes. */
  private static String taken(Type function) {
    return ((Class<?>) ((ParameterizedType) function).getActualTypeArguments()[0]).getSimpleName();
  }

  private static Object result(Method match, Object kind, Object[] functions) throws Exception {
    try {
      return match.invoke(kind, functions);
    } catch (InvocationTargetException e) {
      throw new AssertionError(kind.getClass().getSimpleName() + ": " + e.getCause(), e);
    }
  }
}
