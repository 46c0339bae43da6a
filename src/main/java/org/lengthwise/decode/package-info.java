/**
 * Greedy and beam search over an interface that knows no tensor library. The models' side of that
 * interface is in {@code model}.
 */
@NullMarked
package org.lengthwise.decode;

import org.jspecify.annotations.NullMarked;
