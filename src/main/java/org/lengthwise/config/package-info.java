/**
 * The door of configs: reads the YAML of an experiment, with those it extends, into an {@link
 * org.lengthwise.spec.ExperimentSpec}. The rooms below do the work; the records are in {@code
 * spec}.
 */
@NullMarked
package org.lengthwise.config;

import org.jspecify.annotations.NullMarked;
