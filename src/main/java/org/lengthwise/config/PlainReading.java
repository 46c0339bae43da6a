package org.lengthwise.config;

import java.util.Optional;

/**
 * A config without a sweep, read and checked.
 *
 * @param whole the top level of the config, with {@code every-model} spelled out model by model
 */
record PlainReading(ConfigMapping whole, ExperimentSpec spec) {
  private static final Section EXPERIMENT = new Section(ExperimentSpec.class);
  static final KeyPlaces PLACES = KeyPlaces.of(ExperimentSpec.class);

  /** Reads and checks a config; empty where something in it is wrong. */
  static Optional<PlainReading> read(ConfigNode tree, Faults faults) {
    int before = faults.count();
    Reading reading = new Reading(faults, PLACES);
    if (!(tree instanceof ConfigMapping mapping)) {
      EXPERIMENT.read(tree, "", reading);
      return Optional.empty();
    }
    ConfigMapping whole = EveryModel.spellOut(mapping, reading);
    Optional<Object> spec = EXPERIMENT.read(whole, "", reading);
    new ExperimentChecks(whole, faults).check();
    new ModelChecks(whole, reading).check();
    new ExecutorChecks(whole, faults).check();
    return faults.count() > before
        ? Optional.empty()
        : spec.map(read -> new PlainReading(whole, (ExperimentSpec) read));
  }
}
