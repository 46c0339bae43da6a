/**
 * The learnt arrays of a model by name, how they are initialised, and how they are saved. What they
 * mean is decided by the layers.
 */
@NullMarked
package org.lengthwise.nn.parameter;

import org.jspecify.annotations.NullMarked;
