/**
 * The benchmark of {@code make bench}: rows of measurements, each made in a process of its own that
 * the distribution's launcher starts.
 */
@NullMarked
package org.lengthwise.bench;

import org.jspecify.annotations.NullMarked;
