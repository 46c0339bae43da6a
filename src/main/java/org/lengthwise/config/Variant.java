package org.lengthwise.config;

import java.util.Map;

/**
 * A model with one combination of the swept values that reach it.
 *
 * @param model the model, its name that of the variant: {@code attention+hidden=64}
 * @param of the name of the model that this is a variant of
 * @param training how it is trained
 * @param decoding how it translates
 * @param swept for the paths of those keys whose values reach this model, or the one it starts
 *     from, the value
 * @param values for the columns of all swept keys, the value it has, swept or not; nothing for a
 *     key that it does not have
 */
public record Variant(
    ModelSpec model,
    String of,
    TrainingSpec training,
    DecodingSpec decoding,
    Map<String, String> swept,
    Map<String, String> values) {}
