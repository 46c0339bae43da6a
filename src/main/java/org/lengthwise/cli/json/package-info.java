/**
 * What commands print for programs, as JSON: keys in lower case with underscores, numbers with all
 * their digits, null for what is not known. What people read is {@code cli}.
 */
@NullMarked
package org.lengthwise.cli.json;

import org.jspecify.annotations.NullMarked;
