/**
 * Named random streams: pure functions of (seed, name, index), so that no random state needs
 * saving. What is drawn from them, such as weights or batches, is decided where it is used.
 */
@NullMarked
package org.lengthwise.random;

import org.jspecify.annotations.NullMarked;
