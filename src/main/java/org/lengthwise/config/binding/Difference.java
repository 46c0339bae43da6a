package org.lengthwise.config.binding;

import java.util.Optional;

/**
 * A key whose value differs between two configs.
 *
 * @param path the dotted path, such as {@code models[1].hidden}
 * @param left the value in the first as YAML spells it, empty where the key is absent
 * @param right the value in the second, likewise
 */
public record Difference(String path, Optional<String> left, Optional<String> right) {}
