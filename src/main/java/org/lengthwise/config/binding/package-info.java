/**
 * Records from nodes and nodes from records: types of values, keys, {@code extends}, {@code
 * every-model}, {@code --set} and the effective config. Rules that concern several keys are {@code
 * config.checks}.
 */
@NullMarked
package org.lengthwise.config.binding;

import org.jspecify.annotations.NullMarked;
