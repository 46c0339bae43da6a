package org.lengthwise.config.checks;

import java.util.Optional;
import org.lengthwise.config.binding.EveryModel;
import org.lengthwise.config.binding.KeyPlaces;
import org.lengthwise.config.binding.Reading;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.spec.ExperimentSpec;

/**
 * A config without a sweep, read and checked.
 *
 * @param whole the top level of the config, with {@code every-model} spelled out model by model
 */
public record ParsedConfig(ConfigMapping whole, ExperimentSpec spec) {
  private static final RecordType EXPERIMENT = new RecordType(ExperimentSpec.class);
  public static final KeyPlaces PLACES = KeyPlaces.of(ExperimentSpec.class);

  /** Reads and checks a config; empty if something in it is wrong. */
  public static Optional<ParsedConfig> read(ConfigNode tree, Faults faults) {
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
        : spec.map(read -> new ParsedConfig(whole, (ExperimentSpec) read));
  }
}
