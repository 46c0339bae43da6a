/**
 * Performs runs as processes of this machine, several at a time. What a run does is {@code
 * experiment.run}.
 */
@NullMarked
package org.lengthwise.experiment.local;

import org.jspecify.annotations.NullMarked;
