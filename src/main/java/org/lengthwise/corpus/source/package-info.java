/**
 * Reads sentence pairs from files, checks and cleans them; the grammar has the same interface. The
 * files that are made of them for training are in {@code corpus.prepared}.
 */
@NullMarked
package org.lengthwise.corpus.source;

import org.jspecify.annotations.NullMarked;
