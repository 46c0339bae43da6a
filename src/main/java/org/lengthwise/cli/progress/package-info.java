/**
 * How progress is shown, on a terminal and in a log. What is shown comes from {@code
 * experiment.plan}.
 */
@NullMarked
package org.lengthwise.cli.progress;

import org.jspecify.annotations.NullMarked;
