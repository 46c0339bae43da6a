/**
 * Layers as plain values over named parameters, initialisers, losses and optimisers, each citing
 * its equation.
 */
@NullMarked
package org.lengthwise.nn;

import org.jspecify.annotations.NullMarked;
