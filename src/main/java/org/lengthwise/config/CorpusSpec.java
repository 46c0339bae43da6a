package org.lengthwise.config;

import java.util.function.Function;

/** Where the sentence pairs come from. */
public sealed interface CorpusSpec permits GrammarSpec, FilesSpec {
  /** The longest training sentence kept, in tokens, on either side. */
  int lengthLimit();

  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<GrammarSpec, T> grammar, Function<FilesSpec, T> files);
}
