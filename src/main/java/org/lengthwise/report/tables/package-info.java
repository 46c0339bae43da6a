/** The tables of the page and of the terminal. Files of results are written in {@code results}. */
@NullMarked
package org.lengthwise.report.tables;

import org.jspecify.annotations.NullMarked;
