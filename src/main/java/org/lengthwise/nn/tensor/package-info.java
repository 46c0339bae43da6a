/**
 * What the engine's arrays lack: fast matrix products, safe constants, gradients by hand, padded
 * batches. It knows no layers and no parameters.
 */
@NullMarked
package org.lengthwise.nn.tensor;

import org.jspecify.annotations.NullMarked;
