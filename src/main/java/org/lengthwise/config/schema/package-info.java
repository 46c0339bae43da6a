/**
 * The JSON Schema of configs, written from the records. Nothing is read with it here: it serves
 * editors.
 */
@NullMarked
package org.lengthwise.config.schema;

import org.jspecify.annotations.NullMarked;
