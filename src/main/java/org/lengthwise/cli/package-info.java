/** The commands. */
@NullMarked
package org.lengthwise.cli;

import org.jspecify.annotations.NullMarked;
