package org.lengthwise.config;

import java.util.function.Function;

/**
 * A synthetic bitext: sentences of an English-like grammar and their translations into a
 * French-like language.
 */
@Kind("grammar")
public record GrammarSpec(
    @Key(
            about = "seed of the generator; other seeds are other sentences of the same languages",
            min = 0)
        long seed,
    @Key(
            about = "words of the source language; the target language has about as many",
            min = 60,
            max = 2000)
        int words,
    @Key(about = "longest sentence on either side, in tokens", min = 10, max = 200) int lengthLimit,
    @Key(about = "training pairs", min = 1) int pairs,
    @Key(about = "development pairs", min = 1) int devPairs,
    @Key(about = "test pairs", min = 1) int testPairs)
    implements CorpusSpec {
  @Override
  public <T> T match(Function<GrammarSpec, T> grammar, Function<FilesSpec, T> files) {
    return grammar.apply(this);
  }
}
