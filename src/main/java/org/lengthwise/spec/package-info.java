/**
 * What an experiment is: records and enums only, whose components are the keys of a config. Reading
 * and checking them is {@code config}; what they build is elsewhere.
 */
@NullMarked
package org.lengthwise.spec;

import org.jspecify.annotations.NullMarked;
