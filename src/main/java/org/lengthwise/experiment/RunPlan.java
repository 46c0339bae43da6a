package org.lengthwise.experiment;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.results.ExperimentFolder;

/** The runs of an experiment, seed by seed, the models of a seed side by side. */
record RunPlan(List<PlannedRun> runs) {
  private static final int SHOWN = 12;

  /**
   * Every model with every seed.
   *
   * @throws RefusedException when a folder holds a run that depends on something else
   */
  static RunPlan of(ExperimentSpec spec, String corpusIdentity, ExperimentFolder folder) {
    List<PlannedRun> runs = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (long seed : spec.seeds()) {
      for (ModelSpec model : spec.models()) {
        PlannedRun run = planned(spec, List.of(model), seed, corpusIdentity, folder);
        runs.add(run);
        String found = run.status().identity();
        if (!found.equals(run.identity())) {
          faults.add(
              "%s holds a run of another corpus or other settings (identity %s, now %s); give the experiment another name, or move the folder away"
                  .formatted(run.folder().root(), shortened(found), shortened(run.identity())));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
    return new RunPlan(List.copyOf(runs));
  }

  /**
   * A run, with the one that it starts from.
   *
   * @param line the models that led here, each the start of the one before it; the last is planned
   */
  private static PlannedRun planned(
      ExperimentSpec spec,
      List<ModelSpec> line,
      long seed,
      String corpusIdentity,
      ExperimentFolder folder) {
    ModelSpec model = line.get(line.size() - 1);
    Optional<PlannedRun> base =
        model
            .initialiseFrom()
            .map(name -> planned(spec, extended(line, name, spec), seed, corpusIdentity, folder));
    String identity =
        RunIdentity.of(
            model,
            spec.training(),
            corpusIdentity,
            seed,
            spec.decoding(),
            base.map(PlannedRun::identity));
    return new PlannedRun(model, seed, identity, folder.run(model.name(), seed), base);
  }

  /**
   * The line with the model of this name at its end.
   *
   * @throws RefusedException when there is none, or it stands there already
   */
  private static List<ModelSpec> extended(List<ModelSpec> line, String name, ExperimentSpec spec) {
    ModelSpec base =
        spec.models().stream()
            .filter(model -> model.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        "model %s starts from %s, but the experiment has no model of that name; its models are %s"
                            .formatted(
                                line.get(line.size() - 1).name(), name, names(spec.models()))));
    List<ModelSpec> longer = new ArrayList<>(line);
    longer.add(base);
    if (line.contains(base)) {
      throw new RefusedException(
          "no model can start from itself, as in %s".formatted(names(longer)));
    }
    return longer;
  }

  private static String names(List<ModelSpec> models) {
    return models.stream().map(ModelSpec::name).collect(joining(", "));
  }

  /** The runs there is still something to do for. */
  List<PlannedRun> unfinished() {
    return runs.stream().filter(run -> !run.finished()).toList();
  }

  /** The runs whose translations are there. */
  List<PlannedRun> finished() {
    return runs.stream().filter(PlannedRun::finished).toList();
  }

  /**
   * One run.
   *
   * @throws RefusedException when the experiment has none of this model and seed
   */
  PlannedRun run(String model, long seed) {
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
