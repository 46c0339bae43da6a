package org.lengthwise.config;

import java.util.Optional;
import java.util.function.Function;

/** A bitext in a folder: {@code train|dev|test.<language>[.gz]}, line-aligned UTF-8. */
@Kind("files")
public record FilesSpec(
    @Key(about = "folder of the files; given by DATA= on the command line when absent")
        Optional<String> folder,
    @Key(
            about = "source language: the ending of its files, and the tokeniser's rules",
            fileName = true)
        String source,
    @Key(
            about = "target language: the ending of its files, and the tokeniser's rules",
            fileName = true)
        String target,
    @Key(
            about =
                "training pairs used, counted after cleaning and the length limit: a number, or all")
        PairCount pairs,
    @Key(about = "longest training sentence kept, in tokens, on either side", min = 1, max = 1000)
        int lengthLimit,
    @Key(
            about =
                "training pairs whose longer side has more than this many times the tokens of the shorter are dropped",
            min = 1)
        double ratioLimit,
    @Key(
            about =
                "how lines become tokens: moses (rules of the language), whitespace (tokenised already)")
        Tokenisation tokenisation,
    @Key(about = "whether all text is lower-cased") boolean lowerCase)
    implements CorpusSpec {
  @Override
  public <T> T match(Function<GrammarSpec, T> grammar, Function<FilesSpec, T> files) {
    return files.apply(this);
  }
}
