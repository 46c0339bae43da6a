/**
 * Sentence pairs of any origin: bitexts in memory and on disk, length buckets, and the order of
 * batches. {@code corpus.source} reads the pairs and {@code corpus.prepared} prepares them.
 */
@NullMarked
package org.lengthwise.corpus;

import org.jspecify.annotations.NullMarked;
