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
import org.lengthwise.io.UserName;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.spec.Budget;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * What may change between two calls of one experiment: models and seeds may be added; the budget
 * may change, unless a model starts from the weights that another had at its end; keys that no
 * trained weight depends on are {@linkplain #EXEMPT exempt}; any other change would make the runs
 * incomparable.
 */
public final class ResumePolicy {
  /**
   * Keys that affect only the tables of scores and the page. (The interval of checkpoints, which
   * affects nothing, is not part of a run's identity.)
   */
  private static final Set<String> EXEMPT =
      Set.of(
          "question",
          "evaluation.resamples",
          "evaluation.confidence",
          "evaluation.samples",
          "evaluation.baseline",
          "evaluation.reference-bucket",
          "evaluation.long-buckets");

  /** Keys that affect the translation of the test set. */
  private static final Set<String> TRANSLATED =
      Set.of(
          "evaluation.no-unk",
          "evaluation.joined.sentences",
          "evaluation.joined.tokens",
          "evaluation.cut.tokens",
          "evaluation.alignments.drawn",
          "evaluation.alignments.sentences",
          "evaluation.seed");

  /** Keys that affect which test pairs are chosen, where they are drawn from each bucket. */
  private static final Set<String> DRAWN = Set.of("evaluation.buckets", "evaluation.seed");

  private ResumePolicy() {}

  /**
   * The experiment as it is stored. Of its data folder only the name is kept, since paths are
   * private, and not even that where it is the user's name. Its executor is left out, since no
   * result depends on it.
   */
  public static ExperimentSpec stored(ExperimentSpec spec) {
    return withCorpus(
        spec.withoutExecutor(),
        folder ->
            Optional.ofNullable(Path.of(folder).toAbsolutePath().normalize().getFileName())
                .filter(name -> !UserName.is(name.toString())));
  }

  /**
   * Checks that an experiment may be continued with this config.
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
        faults.add("seed " + seed + " was removed from `seeds`");
      }
    }
    if (!faults.isEmpty()) {
      List<String> lines =
          new ArrayList<>(faults.stream().map(fault -> folder.config() + ": " + fault).toList());
      lines.add(
          "You may add models, seeds and budget to an experiment, and change the keys that"
              + " configs/README.md lists. For any other change give it another name (--set"
              + " name=NAME), or move "
              + folder.root()
              + " away.");
      throw new RefusedException(lines);
    }
    checkStarts(before, now, folder);
  }

  /** Whether trained runs have to translate the test set again. */
  public static boolean translatesAgain(ExperimentSpec before, ExperimentSpec now) {
    return differences(before, now).stream()
        .map(EffectiveConfig.Difference::path)
        .anyMatch(TRANSLATED::contains);
  }

  /** The keys that differ, without those of models, seeds, budget and data folder. */
  private static List<EffectiveConfig.Difference> differences(
      ExperimentSpec before, ExperimentSpec now) {
    return EffectiveConfig.differences(comparable(before), comparable(now.withRunsOf(before)));
  }

  private static boolean exempt(String path, ExperimentSpec before) {
    return DRAWN.contains(path)
        ? before.evaluation().perBucket().isEmpty()
        : EXEMPT.contains(path) || TRANSLATED.contains(path);
  }

  /** A longer budget would change the model that another has started from. */
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
                      "%s: the budget cannot change, because %s started from the best weights that %s had at its end; give the experiment another name (--set name=NAME), or move %s away"
                          .formatted(folder.config(), model.name(), base, folder.root())));
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }

  /**
   * Checks that all runs can continue to another budget. A run that is already beyond it would keep
   * the result of the greater budget; a cleaned one has nothing to continue from.
   *
   * @throws RefusedException naming the runs that cannot
   */
  public static void checkBudget(Budget budget, RunPlan plan) {
    List<String> faults = new ArrayList<>();
    for (PlannedRun run : plan.runs()) {
      faults.addAll(budget.exceededBy(run.spent(), run.name()));
      if (run.folder().isCleaned()) {
        faults.add(
            "the budget cannot change, because %s cannot continue: lengthwise clean removed its checkpoints except the best weights; move %s away to train it from the beginning"
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
        faults.add(path + " was removed from `models`");
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
   * The experiment without its budget and its data folder, which the hash of its files stands for.
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
