/** From a line of text to tokens and back, and from tokens to ids and back. */
@NullMarked
package org.lengthwise.text;

import org.jspecify.annotations.NullMarked;
