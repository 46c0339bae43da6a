/**
 * Embedding, dropout and readout. Recurrent units, attention and the output layer have rooms of
 * their own.
 */
@NullMarked
package org.lengthwise.nn.layer;

import org.jspecify.annotations.NullMarked;
