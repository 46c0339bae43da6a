/** Joins the results of several experiments on one test set into those of one. */
@NullMarked
package org.lengthwise.experiment.comparison;

import org.jspecify.annotations.NullMarked;
