/**
 * Rules that concern several keys of one config. A rule on one value alone is a {@code @Key} of its
 * record.
 */
@NullMarked
package org.lengthwise.config.checks;

import org.jspecify.annotations.NullMarked;
