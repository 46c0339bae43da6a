/**
 * Runs an experiment again from its results and compares what comes out. It changes nothing of the
 * recorded results.
 */
@NullMarked
package org.lengthwise.experiment.reproduction;

import org.jspecify.annotations.NullMarked;
