package org.lengthwise;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.GradientNorm;
import org.lengthwise.nn.Optimiser;

/**
 * The house, floor by floor: a package imports only packages above it, and only the libraries it is
 * allowed.
 */
@AnalyzeClasses(packages = "org.lengthwise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.lengthwise.";

  /** From the top of the table to its foot; each may import those before it. */
  private static final List<String> FLOORS =
      List.of(
          "random",
          "config",
          "text",
          "corpus",
          "metrics",
          "decode",
          "results",
          "nn",
          "model",
          "train",
          "report",
          "experiment",
          "cli");

  /** What every package may use: the JDK, annotations, logging and random numbers. */
  private static final List<String> EVERYWHERE =
      List.of(
          "java..",
          "org.jspecify..",
          "com.google.errorprone.annotations..",
          "org.slf4j..",
          "org.apache.commons.rng..");

  /** What the engine would do with memory that may be gone when the backward pass reads it. */
  private static final Set<String> ARITHMETIC =
      Set.of("add", "sub", "mul", "div", "mod", "pow", "maximum", "minimum");

  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("config", Set.of("org.snakeyaml..")),
          Map.entry("corpus", Set.of("com.google.gson..")),
          Map.entry("results", Set.of("tech.tablesaw..", "com.google.gson..")),
          Map.entry("nn", Set.of("ai.djl..")),
          Map.entry("model", Set.of("ai.djl..")),
          Map.entry("train", Set.of("ai.djl..", "com.google.gson..")),
          Map.entry(
              "report",
              Set.of(
                  "org.knowm.xchart..",
                  "de.erichseifert.vectorgraphics2d..",
                  "gg.jte..",
                  "tech.tablesaw..",
                  "com.google.gson..",
                  "javax.imageio..")),
          Map.entry("experiment", Set.of("tech.tablesaw..", "com.google.gson..")),
          Map.entry("cli", Set.of("picocli..", "com.google.gson..")));

  @ArchTest
  static final ArchRule everyClassLivesOnAFloor =
      classes()
          .should()
          .resideInAnyPackage(
              FLOORS.stream().map(floor -> ROOT + floor + "..").toArray(String[]::new));

  @ArchTest
  static void everyFloorUsesOnlyTheFloorsAboveItAndItsOwnLibraries(JavaClasses classes) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      String name = FLOORS.get(floor);
      List<String> allowed = new ArrayList<>(EVERYWHERE);
      allowed.addAll(LIBRARIES.getOrDefault(name, Set.of()));
      FLOORS.subList(0, floor + 1).forEach(above -> allowed.add(ROOT + above + ".."));
      classes()
          .that()
          .resideInAPackage(ROOT + name + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed.toArray(String[]::new))
          .because("package " + name + " may use only " + allowed)
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule theReportReadsResultsAndNeverAModel =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "nn..", ROOT + "model..", ROOT + "train..")
          .allowEmptyShould(true);

  @Test
  void theFloorsAreThePackagesThatExist() throws IOException {
    try (Stream<Path> packages = Files.list(Path.of("src/main/java/org/lengthwise"))) {
      assertThat(packages.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FLOORS);
    }
  }

  /** See {@code nn.Constant}. */
  @ArchTest
  static final ArchRule whereThereIsAGradientNumbersAreArrays =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "nn..", ROOT + "model..", ROOT + "train..")
          .and()
          .doNotBelongToAnyOf(Optimiser.class, GradientNorm.class)
          .and()
          .doNotImplement(Optimiser.class)
          .should()
          .callMethodWhere(
              describe(
                  "arithmetic with a number makes a new array",
                  call ->
                      call.getTargetOwner().isAssignableTo(NDArray.class)
                          && ARITHMETIC.contains(call.getName())
                          && call.getTarget().getRawParameterTypes().stream()
                              .anyMatch(type -> type.isEquivalentTo(Number.class))));
}
