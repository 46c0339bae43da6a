/**
 * What is true of sentence pairs wherever they come from: bitexts in memory and on disk, length
 * buckets, and the order of batches. Reading them and preparing them have rooms of their own.
 */
@NullMarked
package org.lengthwise.corpus;

import org.jspecify.annotations.NullMarked;
