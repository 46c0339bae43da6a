/**
 * Plans runs (model times seed), has them executed in processes of their own, gathers and scores
 * what they leave.
 */
@NullMarked
package org.lengthwise.experiment;

import org.jspecify.annotations.NullMarked;
