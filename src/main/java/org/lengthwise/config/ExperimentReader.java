package org.lengthwise.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.binding.ConfigFiles;
import org.lengthwise.config.binding.ConfigOverride;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.config.binding.Reading;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.checks.ParsedConfig;
import org.lengthwise.config.sweep.SweepReader;
import org.lengthwise.config.yaml.ConfigException;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Position;
import org.lengthwise.config.yaml.YamlDocument;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ExperimentSpec;

/**
 * Reads the YAML of an experiment strictly: YAML 1.2, no unknown key, every value of its type and
 * in its range, only optional keys left out.
 */
public final class ExperimentReader {
  private static final String DECODING = "decoding";

  private ExperimentReader() {}

  /**
   * Reads a file, with those that it extends.
   *
   * @param overrides values that override the files, each {@code dotted.path=value}
   * @throws ConfigException with all errors, if there are any
   */
  public static ExperimentSpec read(Path file, List<String> overrides) {
    Faults faults = new Faults();
    return experiment(new ConfigFiles(faults).read(file), overrides, faults);
  }

  /**
   * Reads a text in place of a file.
   *
   * @param nameForErrors the path that errors name and that {@code extends} is relative to
   * @param overrides values that override the text, each {@code dotted.path=value}
   * @throws ConfigException with all errors, if there are any
   */
  public static ExperimentSpec parse(String yaml, String nameForErrors, List<String> overrides) {
    Faults faults = new Faults();
    return experiment(
        new ConfigFiles(faults).parse(yaml, Path.of(nameForErrors)), overrides, faults);
  }

  /**
   * A decoding with some of its keys overridden.
   *
   * @param overrides its new values, each {@code decoding.key=value}; a key that is missing because
   *     they change the kind gets its recommended value
   * @throws ConfigException with all errors, if there are any
   */
  public static DecodingSpec decoding(DecodingSpec base, List<String> overrides) {
    Faults faults = new Faults();
    Position place = Position.whole("the config of the run");
    faults.source(place.source());
    ConfigNode decoding =
        YamlDocument.read(EffectiveConfig.yaml(base), DECODING, (line, column) -> place, faults)
            .orElseThrow();
    ConfigMapping.Entry entry = new ConfigMapping.Entry(place, DECODING, decoding);
    ConfigNode changed =
        ConfigOverride.applyAll(overrides, new ConfigMapping(place, List.of(entry)), faults);
    Optional<Object> spec =
        ((ConfigMapping) changed)
            .get(DECODING)
            .flatMap(
                node ->
                    new RecordType(DecodingSpec.class)
                        .read(
                            node,
                            DECODING,
                            new Reading(faults, ParsedConfig.PLACES).withRecommended()));
    faults.throwIfAny();
    return (DecodingSpec) spec.orElseThrow();
  }

  private static ExperimentSpec experiment(
      Optional<ConfigNode> files, List<String> overrides, Faults faults) {
    if (files.isEmpty()) {
      faults.throwIfAny();
    }
    ConfigNode tree = ConfigOverride.applyAll(overrides, files.orElseThrow(), faults);
    Optional<ExperimentSpec> spec =
        tree instanceof ConfigMapping mapping
            ? SweepReader.read(mapping, overrides, faults)
            : ParsedConfig.read(tree, faults).map(ParsedConfig::spec);
    faults.throwIfAny();
    return spec.orElseThrow();
  }
}
