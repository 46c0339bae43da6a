/**
 * Puts charts, tables and sentences together into one HTML page, and publishes it. It reads {@code
 * results} only, never a model.
 */
@NullMarked
package org.lengthwise.report;

import org.jspecify.annotations.NullMarked;
