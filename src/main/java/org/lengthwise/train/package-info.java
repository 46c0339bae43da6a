/**
 * The training loop, validation, checkpoints and exact continuation of one run. Processes are
 * {@code experiment}; the test set is {@code evaluation}.
 */
@NullMarked
package org.lengthwise.train;

import org.jspecify.annotations.NullMarked;
