package org.lengthwise.config;

import java.util.List;

/**
 * A key of a sweep.
 *
 * @param path the key as {@code --set} would name it
 * @param column its name in tables: the path with {@code models} in place of the models it is of
 * @param values what it takes in turn, each as YAML spells it on one line
 */
public record SweptKey(String path, String column, List<String> values) {}
