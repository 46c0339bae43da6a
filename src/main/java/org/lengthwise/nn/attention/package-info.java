/**
 * Attention: scores, memories, selections, and the decoder's pass with its gradient by hand. Which
 * model uses which of them is decided in {@code model}.
 */
@NullMarked
package org.lengthwise.nn.attention;

import org.jspecify.annotations.NullMarked;
