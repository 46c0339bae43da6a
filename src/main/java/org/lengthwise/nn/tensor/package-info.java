/**
 * What the engine's arrays lack: matrix products, constants, gradients written by hand, padded
 * batches. It knows no layer and no parameter.
 */
@NullMarked
package org.lengthwise.nn.tensor;

import org.jspecify.annotations.NullMarked;
