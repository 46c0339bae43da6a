/**
 * The fixed-vector and the attention encoder-decoder, built from a {@code ModelSpec}, and their
 * side of {@code decode}. Layers are in {@code nn}, training in {@code train}.
 */
@NullMarked
package org.lengthwise.model;

import org.jspecify.annotations.NullMarked;
