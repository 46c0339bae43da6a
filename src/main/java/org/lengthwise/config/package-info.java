/**
 * The records of one experiment, the YAML reader that makes them, and the JSON Schema written from
 * them.
 */
@NullMarked
package org.lengthwise.config;

import org.jspecify.annotations.NullMarked;
