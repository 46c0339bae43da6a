/** The commands: arguments in, lines and exit codes out. The work is done in {@code experiment}. */
@NullMarked
package org.lengthwise.cli;

import org.jspecify.annotations.NullMarked;
