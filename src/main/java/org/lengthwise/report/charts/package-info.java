/**
 * Charts and alignments as pictures, with one colour, dash and marker for each model. Tables and
 * sentences are in the packages beside it.
 */
@NullMarked
package org.lengthwise.report.charts;

import org.jspecify.annotations.NullMarked;
