/**
 * Files and folders that are written whole or not at all, locks, hashes, and the words for a failed
 * read or write. It knows no file of Lengthwise by name: that is {@code results}.
 */
@NullMarked
package org.lengthwise.io;

import org.jspecify.annotations.NullMarked;
