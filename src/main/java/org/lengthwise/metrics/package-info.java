/**
 * BLEU with its signature, sufficient statistics, and bootstrap intervals: pure functions over text
 * and counts.
 */
@NullMarked
package org.lengthwise.metrics;

import org.jspecify.annotations.NullMarked;
