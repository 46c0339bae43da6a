package org.lengthwise.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the YAML of an experiment, strictly: YAML 1.2, every key known, every value of its type and
 * in its range, nothing left out but what is optional.
 */
public final class ExperimentReader {
  private static final Section EXPERIMENT = new Section(ExperimentSpec.class);

  private ExperimentReader() {}

  /**
   * Reads a file, with those that it extends.
   *
   * @param overrides values laid over those of the files, each {@code dotted.path=value}
   * @throws ConfigException with every fault, if there is one
   */
  public static ExperimentSpec read(Path file, List<String> overrides) {
    Faults faults = new Faults();
    return experiment(new ConfigFiles(faults).read(file), overrides, faults);
  }

  /**
   * Reads a text in place of a file.
   *
   * @param nameForErrors the path that faults name and that {@code extends} starts from
   * @param overrides values laid over those of the text, each {@code dotted.path=value}
   * @throws ConfigException with every fault, if there is one
   */
  public static ExperimentSpec parse(String yaml, String nameForErrors, List<String> overrides) {
    Faults faults = new Faults();
    return experiment(
        new ConfigFiles(faults).parse(yaml, Path.of(nameForErrors)), overrides, faults);
  }

  private static ExperimentSpec experiment(
      Optional<ConfigNode> files, List<String> overrides, Faults faults) {
    if (files.isEmpty()) {
      faults.throwIfAny();
    }
    ConfigNode tree = Setting.applyAll(overrides, files.orElseThrow(), faults);
    Reading reading = new Reading(faults, KeyPlaces.of(ExperimentSpec.class));
    ConfigNode whole =
        tree instanceof ConfigMapping mapping ? EveryModel.spellOut(mapping, reading) : tree;
    Optional<Object> spec = EXPERIMENT.read(whole, "", reading);
    if (whole instanceof ConfigMapping mapping) {
      new ExperimentChecks(mapping, faults).check();
      new ModelChecks(mapping, reading).check();
      new ExecutorChecks(mapping, faults).check();
    }
    faults.throwIfAny();
    return (ExperimentSpec) spec.orElseThrow();
  }
}
