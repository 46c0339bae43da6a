/**
 * YAML documents as nodes with line and column, the paths of keys, and the errors found. It knows
 * nothing of experiments.
 */
@NullMarked
package org.lengthwise.config.yaml;

import org.jspecify.annotations.NullMarked;
