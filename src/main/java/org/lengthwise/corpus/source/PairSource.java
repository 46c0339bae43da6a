package org.lengthwise.corpus.source;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.lengthwise.corpus.CorpusException;

/** Where the pairs of a corpus come from. */
public interface PairSource {
  /** The SHA-256 of each file they are read from, by name; none for a grammar. */
  Map<String, String> dataFiles() throws IOException;

  /**
   * Reads, checks and cleans all pairs.
   *
   * @param say takes a line for each thing worth telling
   * @throws CorpusException with every fault found
   */
  RawCorpus read(Consumer<String> say) throws IOException;
}
