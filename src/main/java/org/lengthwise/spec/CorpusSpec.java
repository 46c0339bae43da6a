package org.lengthwise.spec;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Where the sentence pairs come from. */
public sealed interface CorpusSpec {
  /** The longest training sentence kept, in tokens, on either side. */
  int lengthLimit();

  /** The folder of the data, if it is given; a generated corpus has none. */
  default Optional<String> folder() {
    return Optional.empty();
  }

  /** The same corpus with its data in another folder. */
  default CorpusSpec withFolder(Optional<String> folder) {
    return this;
  }

  /** The training pairs; empty if that is not known before the data is read. */
  OptionalInt trainPairs();

  /** The most words that the source may have; empty if there is no limit. */
  default OptionalInt mostWords() {
    return OptionalInt.empty();
  }

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(Function<Grammar, T> grammar, Function<Files, T> files) {
    if (this instanceof Grammar kind) {
      return grammar.apply(kind);
    }
    if (this instanceof Files kind) {
      return files.apply(kind);
    }
    throw new MissingCaseException(CorpusSpec.class, this);
  }

  /**
   * A synthetic bitext: sentences of an English-like grammar and their translations into a
   * French-like language.
   */
  @Kind("grammar")
  record Grammar(
      @Key(
              about =
                  "seed of the generator; another seed gives other sentences of the same languages",
              recommended = "1",
              source = "any",
              min = 0)
          long seed,
      @Key(
              about = "words of the source language; the target language has about as many",
              recommended = "150",
              source = "quickstart.yaml",
              min = 60,
              max = 2000)
          int words,
      @Key(
              about = "longest sentence on either side, in tokens",
              recommended = "60",
              source = "quickstart.yaml",
              min = 10,
              max = 200)
          int lengthLimit,
      @Key(about = "training pairs", recommended = "40000", source = "quickstart.yaml", min = 1)
          int pairs,
      @Key(about = "development pairs", recommended = "500", source = "quickstart.yaml", min = 1)
          int devPairs,
      @Key(about = "test pairs", recommended = "1400", source = "quickstart.yaml", min = 1)
          int testPairs)
      implements CorpusSpec {
    @Override
    public OptionalInt trainPairs() {
      return OptionalInt.of(pairs);
    }

    @Override
    public OptionalInt mostWords() {
      return OptionalInt.of(words);
    }
  }

  /** A bitext in a folder: {@code train|dev|test.<language>[.gz]}, line-aligned UTF-8. */
  @Kind("files")
  record Files(
      @Key(about = "folder of the files; given by DATA= on the command line when absent")
          Optional<String> folder,
      @Key(
              about = "source language: the ending of its files, and the tokeniser's rules",
              recommended = "en",
              source = "paper",
              fileName = true)
          String source,
      @Key(
              about = "target language: the ending of its files, and the tokeniser's rules",
              recommended = "fr",
              source = "paper",
              fileName = true)
          String target,
      @Key(
              about =
                  "training pairs used, counted after cleaning and the length limit: a number, or all",
              recommended = "100000",
              source = "two cores; paper: all")
          PairCount pairs,
      @Key(
              about = "longest training sentence kept, in tokens, on either side",
              recommended = "50",
              source = "paper",
              min = 1,
              max = 1000)
          int lengthLimit,
      @Key(
              about =
                  "training pairs whose longer side has more than this many times the tokens of the shorter are dropped",
              recommended = "9",
              source = "Moses",
              min = 1)
          double ratioLimit,
      @Key(
              about =
                  "how lines become tokens: moses (rules of the language), whitespace (tokenised already)",
              recommended = "moses",
              source = "paper")
          Tokenisation tokenisation,
      @Key(
              about = "whether all text is lower-cased",
              recommended = "true",
              source = "small vocabularies; paper: false")
          boolean lowerCase)
      implements CorpusSpec {
    @Override
    public CorpusSpec withFolder(Optional<String> other) {
      return new Files(
          other, source, target, pairs, lengthLimit, ratioLimit, tokenisation, lowerCase);
    }

    @Override
    public OptionalInt trainPairs() {
      return pairs.limit();
    }
  }

  /** How a line of text becomes tokens. */
  enum Tokenisation {
    /** In the manner of the Moses tokeniser, with the rules of the language. */
    MOSES,
    /** At white space: the text is tokenised already. */
    WHITESPACE
  }

  /** A number of sentence pairs, or {@code all} (empty) of them. */
  record PairCount(OptionalInt limit) {
    @Override
    public String toString() {
      return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "all";
    }
  }
}
