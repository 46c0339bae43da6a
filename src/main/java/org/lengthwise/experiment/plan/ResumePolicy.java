package org.lengthwise.experiment.plan;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.UserName;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * What may change between two calls of one experiment: models and seeds may be added; the budget
 * may change, unless a model starts from what another was at the end of it; keys that no trained
 * weight hangs on are {@linkplain #EXEMPT exempt}; everything else would make its runs
 * incomparable.
 */
public final class ResumePolicy {
  /**
   * Keys that only the tables of scores and the page hang on. (The interval of checkpoints, which
   * nothing hangs on, is no part of a run's identity.)
   */
  private static final Set<String> EXEMPT =
      Set.of("question", "evaluation.resamples", "evaluation.confidence", "evaluation.samples");

  /** Keys that what a trained run does with the test pairs hangs on. */
  private static final Set<String> TRANSLATED =
      Set.of(
          "evaluation.no-unk",
          "evaluation.alignments.drawn",
          "evaluation.alignments.sentences",
          "evaluation.seed");

  /** Keys that the choice of test pairs hangs on where they are drawn from each bucket. */
  private static final Set<String> DRAWN = Set.of("evaluation.buckets", "evaluation.seed");

  private ResumePolicy() {}

  /**
   * The experiment as it is stored: its data folder by name only, for paths are private, and not
   * even that where it is the user's; and no word on its executor, which no result depends on.
   */
  public static ExperimentSpec stored(ExperimentSpec spec) {
    return withCorpus(
        spec.withoutExecutor(),
        folder ->
            Optional.ofNullable(Path.of(folder).toAbsolutePath().normalize().getFileName())
                .filter(name -> !UserName.is(name.toString())));
  }

  /**
   * Lets a continuation pass.
   *
   * @param before the experiment that the folder holds
   * @param now the experiment asked for
   * @throws RefusedException naming every key that must not change, with both values
   */
  public static void check(ExperimentSpec before, ExperimentSpec now, ExperimentFolder folder) {
    List<String> faults = new ArrayList<>();
    for (EffectiveConfig.Difference difference : differences(before, now)) {
      if (!exempt(difference.path(), before)) {
        faults.add(change(difference.path(), difference));
      }
    }
    checkModels(before.models(), now.models(), faults);
    for (long seed : before.seeds()) {
      if (!now.seeds().contains(seed)) {
        faults.add("seeds held " + seed + ", now no more");
      }
    }
    if (!faults.isEmpty()) {
      List<String> lines =
          new ArrayList<>(faults.stream().map(fault -> folder.config() + ": " + fault).toList());
      lines.add(
          "Models, seeds and a budget may be added to an experiment, and the keys changed that"
              + " configs/README.md lists; for other changes give it another name (--set"
              + " name=NAME), or move "
              + folder.root()
              + " away.");
      throw new RefusedException(lines);
    }
    checkStarts(before, now, folder);
  }

  /** Whether trained runs have to translate the test pairs once more. */
  public static boolean translatesAgain(ExperimentSpec before, ExperimentSpec now) {
    return differences(before, now).stream()
        .map(EffectiveConfig.Difference::path)
        .anyMatch(TRANSLATED::contains);
  }

  /** The keys that differ, those of models, seeds, budget and data folder left out. */
  private static List<EffectiveConfig.Difference> differences(
      ExperimentSpec before, ExperimentSpec now) {
    return EffectiveConfig.differences(comparable(before), comparable(now.withRunsOf(before)));
  }

  private static boolean exempt(String path, ExperimentSpec before) {
    return DRAWN.contains(path)
        ? before.evaluation().perBucket().isEmpty()
        : EXEMPT.contains(path) || TRANSLATED.contains(path);
  }

  /** A longer budget would make another model of one that a model has started from. */
  private static void checkStarts(
      ExperimentSpec before, ExperimentSpec now, ExperimentFolder folder) {
    if (before.training().budget().equals(now.training().budget())) {
      return;
    }
    List<String> faults = new ArrayList<>();
    for (ModelSpec model : before.models()) {
      model
          .initialiseFrom()
          .ifPresent(
              base ->
                  faults.add(
                      "%s: the budget cannot change, for %s starts from the best weights that %s had by the end of it; give the experiment another name (--set name=NAME), or move %s away"
                          .formatted(folder.config(), model.name(), base, folder.root())));
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }

  /**
   * Lets another budget pass that is not below what a run has had already, for its result would be
   * that of the greater budget; and not where a run was cleaned of what it would go on from.
   *
   * @throws RefusedException naming the runs that are beyond it or cleaned
   */
  public static void checkBudget(Budget budget, RunPlan plan) {
    List<String> faults = new ArrayList<>();
    for (PlannedRun run : plan.runs()) {
      faults.addAll(budget.exceededBy(run.spent(), run.name()));
      if (run.folder().isCleaned()) {
        faults.add(
            "the budget cannot change, for %s cannot go on: its checkpoints but the best weights were removed by lengthwise clean; move %s away to have it trained from the start"
                .formatted(run.name(), run.folder().root()));
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }

  private static void checkModels(
      List<ModelSpec> before, List<ModelSpec> now, List<String> faults) {
    Map<String, ModelSpec> byName = now.stream().collect(toMap(ModelSpec::name, model -> model));
    for (ModelSpec model : before) {
      String path = "models." + model.name();
      ModelSpec same = byName.get(model.name());
      if (same == null) {
        faults.add(path + " was there, now no more");
        continue;
      }
      for (EffectiveConfig.Difference difference :
          EffectiveConfig.differences((Record) model, (Record) same)) {
        faults.add(change(path + "." + difference.path(), difference));
      }
    }
  }

  private static String change(String path, EffectiveConfig.Difference difference) {
    return path
        + " was "
        + difference.left().orElse("absent")
        + ", is now "
        + difference.right().orElse("absent");
  }

  /**
   * The experiment without its budget, nor the data folder: the hash of its files stands for it.
   */
  private static ExperimentSpec comparable(ExperimentSpec spec) {
    ExperimentSpec bare = withCorpus(spec, folder -> Optional.empty()).withoutExecutor();
    return bare.withTraining(RunIdentity.lasting(bare.training()));
  }

  private static ExperimentSpec withCorpus(
      ExperimentSpec spec, Function<String, Optional<Path>> name) {
    CorpusSpec corpus = spec.corpus();
    return spec.withCorpus(corpus.withFolder(corpus.folder().flatMap(name).map(Path::toString)));
  }
}
