/**
 * The JSON Schema of configs, for editors, and the table of keys, both written from the records.
 * The reader uses neither.
 */
@NullMarked
package org.lengthwise.config.schema;

import org.jspecify.annotations.NullMarked;
