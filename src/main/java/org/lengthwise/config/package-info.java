/**
 * Reads the YAML of an experiment, with the files it extends, into an {@link
 * org.lengthwise.spec.ExperimentSpec}. The packages below do the work; the records are in {@code
 * spec}.
 */
@NullMarked
package org.lengthwise.config;

import org.jspecify.annotations.NullMarked;
