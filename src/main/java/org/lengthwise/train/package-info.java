/**
 * The training loop, validation, checkpoints and exact continuation of one run. Processes and the
 * test set are not its concern.
 */
@NullMarked
package org.lengthwise.train;

import org.jspecify.annotations.NullMarked;
