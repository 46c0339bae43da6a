package org.lengthwise.model;

/** What goes from the encoder to the decoder: one vector, or annotations to look back at. */
interface Bridge {

  /**
   * @param way how a look chooses; a fixed vector leaves no choice
   */
  SourceReading cross(Encoding encoding, Way way);

  /** v: the size of a context vector. */
  int contextSize();

  /** The size of what the decoder's first state is made of. */
  int summarySize();
}
