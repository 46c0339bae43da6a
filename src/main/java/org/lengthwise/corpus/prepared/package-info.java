/**
 * The prepared corpus that all runs of an experiment share: its files, its manifest with hashes,
 * and how it is made. It does not know where the pairs came from.
 */
@NullMarked
package org.lengthwise.corpus.prepared;

import org.jspecify.annotations.NullMarked;
