/** The training loop, its checkpoints and its continuation. */
@NullMarked
package org.lengthwise.train;

import org.jspecify.annotations.NullMarked;
