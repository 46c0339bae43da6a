/**
 * One run in a process of its own: training, translating, its status and its provenance. How that
 * process is started is {@code experiment.local} or {@code experiment.slurm}.
 */
@NullMarked
package org.lengthwise.experiment.run;

import org.jspecify.annotations.NullMarked;
