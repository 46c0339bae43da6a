/**
 * The sentences of the page: the finding, and what a reader must know before believing it. They are
 * made from numbers, never from expectations.
 */
@NullMarked
package org.lengthwise.report.text;

import org.jspecify.annotations.NullMarked;
