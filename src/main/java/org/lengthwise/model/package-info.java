/**
 * The fixed-vector and the attention encoder-decoder, built from a {@code ModelSpec}, and their
 * side of {@code decode}.
 */
@NullMarked
package org.lengthwise.model;

import org.jspecify.annotations.NullMarked;
