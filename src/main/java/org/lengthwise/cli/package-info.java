/** The commands: arguments in, lines and exit codes out. What they do is {@code experiment}. */
@NullMarked
package org.lengthwise.cli;

import org.jspecify.annotations.NullMarked;
