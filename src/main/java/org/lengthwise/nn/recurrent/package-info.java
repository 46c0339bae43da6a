/**
 * The gated recurrent unit, as the paper's equations and with its gradient by hand. Encoder and
 * decoder, which run it, are in {@code model}.
 */
@NullMarked
package org.lengthwise.nn.recurrent;

import org.jspecify.annotations.NullMarked;
