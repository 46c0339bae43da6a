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
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lengthwise.nn.optimiser.Optimiser;

/**
 * The rooms: each imports only rooms before it in one list, and only the libraries it is allowed.
 */
@AnalyzeClasses(
    packages = "org.lengthwise",
    importOptions = ImportOption.DoNotIncludeTests.class,
    cacheMode = CacheMode.PER_CLASS)
class ArchitectureTest {
  private static final String ROOT = "org.lengthwise.";

  /** The rooms, in the order in which they may import: each those before it, and no other. */
  private static final List<String> ROOMS =
      List.of(
          "random",
          "io",
          "spec",
          "config.yaml",
          "config.binding",
          "config.checks",
          "config.sweep",
          "config.schema",
          "config",
          "text",
          "corpus",
          "corpus.grammar",
          "corpus.source",
          "corpus.prepared",
          "metrics",
          "significance",
          "decode",
          "results",
          "nn.tensor",
          "nn.parameter",
          "nn.layer",
          "nn.recurrent",
          "nn.attention",
          "nn.output",
          "nn.optimiser",
          "model",
          "train",
          "evaluation",
          "report.data",
          "report.charts",
          "report.text",
          "report.tables",
          "report",
          "experiment.plan",
          "experiment.run",
          "experiment.local",
          "experiment.slurm",
          "experiment.reproduction",
          "experiment.comparison",
          "experiment.cost",
          "experiment",
          "cli.progress",
          "cli.json",
          "cli");

  /** What the templates of the page are compiled into. */
  private static final String GENERATED = "report.pages";

  private static final Path GUIDE = Path.of("CONTRIBUTING.md");

  private static final int MOST_FILES = 26;

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

  private static final String TENSORS = "ai.djl..";
  private static final String JSON = "com.google.gson..";
  private static final String TABLES = "tech.tablesaw..";
  private static final String PLOTTER = "org.knowm.xchart..";

  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("config.yaml", Set.of("org.snakeyaml..")),
          Map.entry("corpus.prepared", Set.of(JSON)),
          Map.entry("significance", Set.of("org.apache.commons.statistics..")),
          Map.entry("results", Set.of(TABLES, JSON)),
          Map.entry("nn.tensor", Set.of(TENSORS)),
          Map.entry("nn.parameter", Set.of(TENSORS, JSON)),
          Map.entry("nn.layer", Set.of(TENSORS)),
          Map.entry("nn.recurrent", Set.of(TENSORS)),
          Map.entry("nn.attention", Set.of(TENSORS)),
          Map.entry("nn.output", Set.of(TENSORS)),
          Map.entry("nn.optimiser", Set.of(TENSORS)),
          Map.entry("model", Set.of(TENSORS)),
          Map.entry("train", Set.of(TENSORS, JSON)),
          Map.entry("report.data", Set.of(TABLES)),
          Map.entry(
              "report.charts",
              Set.of(PLOTTER, "de.erichseifert.vectorgraphics2d..", "javax.imageio..")),
          Map.entry("report", Set.of("gg.jte..")),
          Map.entry("experiment.reproduction", Set.of(TABLES)),
          Map.entry("cli.json", Set.of(JSON)),
          Map.entry("cli", Set.of("picocli..")));

  @ArchTest
  static final ArchRule everyClassLivesInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              Stream.concat(ROOMS.stream(), Stream.of(GENERATED))
                  .map(room -> ROOT + room)
                  .toArray(String[]::new));

  @ArchTest
  static void everyRoomUsesOnlyTheRoomsBeforeItAndItsOwnLibraries(JavaClasses classes) {
    for (int room = 0; room < ROOMS.size(); room++) {
      String name = ROOMS.get(room);
      List<String> allowed = new ArrayList<>(EVERYWHERE);
      allowed.addAll(LIBRARIES.getOrDefault(name, Set.of()));
      ROOMS.subList(0, room + 1).forEach(before -> allowed.add(ROOT + before));
      classes()
          .that()
          .resideInAPackage(ROOT + name)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed.toArray(String[]::new))
          .because("room " + name + " may use only " + allowed)
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
  void theRoomsAreThePackagesThatExistAndNoneIsCrowded() throws IOException {
    Path root = Path.of("src/main/java/org/lengthwise");
    Map<String, Long> files;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .collect(
                  Collectors.groupingBy(
                      file -> root.relativize(file.getParent()).toString().replace('/', '.'),
                      Collectors.counting()));
    }
    assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(ROOMS);
    assertThat(files)
        .allSatisfy((room, count) -> assertThat(count).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void everyRoomSaysWhatLivesThere() {
    assertThat(ROOMS)
        .allSatisfy(
            room ->
                assertThat(
                        Path.of(
                            "src/main/java/org/lengthwise",
                            room.replace('.', '/'),
                            "package-info.java"))
                    .exists());
  }

  @Test
  void theGuideListsTheRoomsInOrder() throws IOException {
    assertThat(firstColumn("### The rooms"))
        .isEqualTo(ROOMS.stream().map(room -> "`" + room + "`").toList());
  }

  @Test
  void theWalkThroughTheGuideNamesAtMost30ClassesThatExist() throws IOException {
    List<String> links =
        Pattern.compile("(?m)^\\d+\\. \\[.*]\\((src/main/.*\\.java)\\)")
            .matcher(Files.readString(GUIDE))
            .results()
            .map(link -> link.group(1))
            .toList();
    assertThat(links).hasSizeBetween(10, 30).allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  /** The first cell of each row of the table under a heading of the guide. */
  private static List<String> firstColumn(String heading) throws IOException {
    String section = Files.readString(GUIDE).split(heading + "\n", 2)[1].split("\n#", 2)[0];
    return section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|")[1].strip())
        .toList();
  }

  /** See {@code nn.tensor.Constant}. */
  @ArchTest
  static final ArchRule whereThereIsAGradientNumbersAreArrays =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "nn..", ROOT + "model..", ROOT + "train..")
          .and()
          .doNotBelongToAnyOf(Optimiser.class)
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
