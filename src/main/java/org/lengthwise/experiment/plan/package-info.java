/**
 * Which runs an experiment has, what each depends on, whether results may be continued, and the
 * interface of executors. Nothing is started here.
 */
@NullMarked
package org.lengthwise.experiment.plan;

import org.jspecify.annotations.NullMarked;
