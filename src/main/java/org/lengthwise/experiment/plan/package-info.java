/**
 * Which runs an experiment has, what each depends on, whether results may be continued, and the
 * interface of executors. It starts nothing.
 */
@NullMarked
package org.lengthwise.experiment.plan;

import org.jspecify.annotations.NullMarked;
