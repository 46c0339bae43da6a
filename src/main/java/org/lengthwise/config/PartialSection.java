package org.lengthwise.config;

import java.util.Map;

/**
 * A section of a config whose other keys are given elsewhere.
 *
 * @param values its keys in the order of the config, each with its typed value, or a list or
 *     section of them; an empty {@code Optional} for the {@code null} that leaves a key out
 */
record PartialSection(Map<String, Object> values) {}
