package org.lengthwise.report.charts;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.lengthwise.report.data.ExperimentResults;

/**
 * A chart that the page of every experiment shows once there are numbers for it.
 *
 * @param name of its files, without their ending
 * @param drawable whether there are numbers for it
 * @param drawing draws it, with the panels and styles that all charts of the experiment share
 */
record Chart(
    String name,
    Predicate<ExperimentResults> drawable,
    BiFunction<ExperimentResults, Facets, Picture> drawing) {}
