/**
 * The softmax over target words: its loss with a gradient by hand, and the best words of a row.
 * Search is {@code decode}.
 */
@NullMarked
package org.lengthwise.nn.output;

import org.jspecify.annotations.NullMarked;
