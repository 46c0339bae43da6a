/**
 * Embedding, dropout and readout. Recurrent units, attention and the output layer have their own
 * packages.
 */
@NullMarked
package org.lengthwise.nn.layer;

import org.jspecify.annotations.NullMarked;
