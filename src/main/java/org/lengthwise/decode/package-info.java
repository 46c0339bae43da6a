/** Search for a translation over an interface that knows no tensor library. */
@NullMarked
package org.lengthwise.decode;

import org.jspecify.annotations.NullMarked;
