/** Charts and the HTML page; reads {@code results} only, never a model. */
@NullMarked
package org.lengthwise.report;

import org.jspecify.annotations.NullMarked;
