/**
 * A config with a sweep: the grid, the config at each point, and the variants of models that
 * result. Each point is read and checked as a config without a sweep.
 */
@NullMarked
package org.lengthwise.config.sweep;

import org.jspecify.annotations.NullMarked;
