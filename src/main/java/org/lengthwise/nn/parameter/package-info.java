/**
 * The learnt arrays of a model by name, how they start, and how they are saved. What they are for
 * is decided by the layers.
 */
@NullMarked
package org.lengthwise.nn.parameter;

import org.jspecify.annotations.NullMarked;
