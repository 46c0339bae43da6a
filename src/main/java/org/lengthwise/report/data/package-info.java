/**
 * The results of an experiment as the page needs them: runs, curves by length, stored alignments,
 * samples. Nothing is drawn here.
 */
@NullMarked
package org.lengthwise.report.data;

import org.jspecify.annotations.NullMarked;
