/**
 * What an experiment is: records and enums, whose components are the keys of a config, the budget
 * that some of them make, and the decimal that a number was written as. Reading and checking them
 * is {@code config}; what they build is elsewhere.
 */
@NullMarked
package org.lengthwise.spec;

import org.jspecify.annotations.NullMarked;
