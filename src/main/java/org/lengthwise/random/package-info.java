/**
 * Named random streams: pure functions of (seed, name, index), so that nothing of them needs
 * saving.
 */
@NullMarked
package org.lengthwise.random;

import org.jspecify.annotations.NullMarked;
