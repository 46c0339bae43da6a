/**
 * Reads sentence pairs from files, checks and cleans them; the grammar is behind the same
 * interface. What is made of them for training is {@code corpus.prepared}.
 */
@NullMarked
package org.lengthwise.corpus.source;

import org.jspecify.annotations.NullMarked;
