/**
 * One experiment from config to report: preparation, runs, scores, page, and its status meanwhile.
 * Each step lives in a package of its own.
 */
@NullMarked
package org.lengthwise.experiment;

import org.jspecify.annotations.NullMarked;
