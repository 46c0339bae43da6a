/**
 * The gated recurrent unit, by the paper's equations and with its gradient by hand. The encoder and
 * decoder that run it are in {@code model}.
 */
@NullMarked
package org.lengthwise.nn.recurrent;

import org.jspecify.annotations.NullMarked;
