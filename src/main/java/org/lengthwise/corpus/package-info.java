/**
 * Where sentence pairs come from, their cleaning, the prepared binary corpus, length buckets and
 * batches.
 */
@NullMarked
package org.lengthwise.corpus;

import org.jspecify.annotations.NullMarked;
