/**
 * The prepared corpus that all runs of an experiment share: its files, its manifest with hashes,
 * and how it is made. Where the pairs come from is in {@code corpus.source}.
 */
@NullMarked
package org.lengthwise.corpus.prepared;

import org.jspecify.annotations.NullMarked;
