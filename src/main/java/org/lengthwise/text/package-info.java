/**
 * From a line of text to tokens and back, and from tokens to ids and back. Files of text are read
 * in {@code corpus.source}.
 */
@NullMarked
package org.lengthwise.text;

import org.jspecify.annotations.NullMarked;
