/**
 * Tests and intervals for differences between models, where both the training runs and the test
 * sentences are a sample: pure functions over the statistics of sentences. Which questions are
 * asked of an experiment is {@code evaluation}.
 */
@NullMarked
package org.lengthwise.significance;

import org.jspecify.annotations.NullMarked;
