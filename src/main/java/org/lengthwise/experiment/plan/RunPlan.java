package org.lengthwise.experiment.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/** The runs of an experiment, seed by seed, the models of a seed side by side. */
public record RunPlan(List<PlannedRun> runs) {
  private static final int SHOWN = 12;

  /**
   * Every model with every seed.
   *
   * @throws RefusedException when a folder holds a run that depends on something else
   */
  public static RunPlan of(ExperimentSpec spec, String corpusIdentity, ExperimentFolder folder) {
    List<PlannedRun> runs = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (long seed : spec.seeds()) {
      // A model comes after the one that it starts from: the config is read so.
      Map<String, PlannedRun> before = new HashMap<>();
      for (ModelSpec model : spec.models()) {
        Optional<PlannedRun> base = model.initialiseFrom().map(before::get);
        ExperimentSpec own = spec.at(model.name());
        String identity =
            RunIdentity.of(
                model,
                own.training(),
                corpusIdentity,
                seed,
                own.decoding(),
                base.map(PlannedRun::identity));
        PlannedRun run =
            new PlannedRun(model, seed, identity, folder.run(model.name(), seed), base);
        runs.add(run);
        before.put(model.name(), run);
        String found = run.status().identity();
        if (!found.equals(identity)) {
          faults.add(
              "%s holds a run of another corpus or with other settings (identity %s, now %s); give the experiment another name, or move the folder away"
                  .formatted(run.folder().root(), shortened(found), shortened(identity)));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
    return new RunPlan(List.copyOf(runs));
  }

  /** The runs that are not finished. */
  public List<PlannedRun> unfinished() {
    return runs.stream().filter(run -> !run.finished()).toList();
  }

  /** The runs that are trained and have translated the test set. */
  public List<PlannedRun> finished() {
    return runs.stream().filter(PlannedRun::finished).toList();
  }

  /**
   * One run.
   *
   * @throws RefusedException when the experiment has none of this model and seed
   */
  public PlannedRun run(String model, long seed) {
    return runs.stream()
        .filter(run -> run.model().name().equals(model) && run.seed() == seed)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "the experiment has no run of model %s with seed %d; its runs are %s"
                        .formatted(
                            model,
                            seed,
                            runs.stream().map(PlannedRun::name).collect(joining(", ")))));
  }

  private static String shortened(String identity) {
    return identity.isEmpty()
        ? "unknown"
        : identity.substring(0, Math.min(SHOWN, identity.length()));
  }
}
