package org.lengthwise.experiment;

import java.io.IOException;
import org.lengthwise.corpus.IoFault;

/** What went wrong with a file, in words. */
final class Reason {
  private Reason() {}

  /** The reason, without the path. */
  static String of(IOException failure) {
    return IoFault.reason(failure);
  }
}
