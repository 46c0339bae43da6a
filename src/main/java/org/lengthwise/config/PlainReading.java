package org.lengthwise.config;

/**
 * An experiment without a sweep, and what it was read from.
 *
 * @param whole the top level of the config, nothing shared any more
 */
record PlainReading(ConfigMapping whole, ExperimentSpec spec) {}
