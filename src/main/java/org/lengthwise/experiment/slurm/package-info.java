/**
 * Performs runs as Slurm tasks: batch scripts, jobs, and what became of them. What a run does is
 * {@code experiment.run}.
 */
@NullMarked
package org.lengthwise.experiment.slurm;

import org.jspecify.annotations.NullMarked;
