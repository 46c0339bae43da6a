/** Optimisers and the clipping of gradients. When an update is made is decided in {@code train}. */
@NullMarked
package org.lengthwise.nn.optimiser;

import org.jspecify.annotations.NullMarked;
