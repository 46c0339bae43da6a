/**
 * Scores of translations, their signatures and bootstrap intervals: pure functions over text and
 * counts. Which translations are scored is {@code evaluation}.
 */
@NullMarked
package org.lengthwise.metrics;

import org.jspecify.annotations.NullMarked;
