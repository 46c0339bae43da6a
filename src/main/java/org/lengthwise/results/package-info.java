/**
 * The folders and tables an experiment leaves behind, and how they are written so that none is ever
 * half there.
 */
@NullMarked
package org.lengthwise.results;

import org.jspecify.annotations.NullMarked;
