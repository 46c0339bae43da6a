/**
 * What an experiment will cost in runs, time and disk, from the speed of earlier runs. Nothing is
 * measured here.
 */
@NullMarked
package org.lengthwise.experiment.cost;

import org.jspecify.annotations.NullMarked;
