/**
 * Performs runs as tasks of Slurm: batch scripts, jobs, and what has become of them. What a run
 * does is {@code experiment.run}.
 */
@NullMarked
package org.lengthwise.experiment.slurm;

import org.jspecify.annotations.NullMarked;
