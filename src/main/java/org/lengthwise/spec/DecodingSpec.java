package org.lengthwise.spec;

import java.util.function.Function;

/** How every model translates. */
public sealed interface DecodingSpec {

  /** Sentences decoded together; changes speed and the last digits of scores. */
  int batch();

  /** The longest hypothesis, as a multiple of the source length, end token counted. */
  double lengthFactor();

  /** Whether the unknown word must not be generated. */
  boolean banUnknown();

  /** Whether an unknown word in the output is replaced by the most attended source word. */
  boolean replaceUnknown();

  /** The same search with the unknown word banned. */
  DecodingSpec banningUnknown();

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(Function<Greedy, T> greedy, Function<Beam, T> beam) {
    if (this instanceof Greedy kind) {
      return greedy.apply(kind);
    }
    if (this instanceof Beam kind) {
      return beam.apply(kind);
    }
    throw new MissingCaseException(DecodingSpec.class, this);
  }

  /** Greedy search: the most probable word at each step. */
  @Kind("greedy")
  record Greedy(
      @Key(
              about = "sentences decoded together; changes speed and the last digits of scores",
              recommended = "64",
              source = "our choice",
              min = 1)
          int batch,
      @Key(
              about = "longest hypothesis, as a multiple of the source length, end token counted",
              recommended = "3",
              source = "authors' code",
              min = 0,
              above = true)
          double lengthFactor,
      @Key(
              about = "whether the unknown word must not be generated",
              recommended = "false",
              source = "authors' code")
          boolean banUnknown,
      @Key(
              about =
                  "whether an unknown word of the output is replaced by the most attended source word, also in the scored output",
              recommended = "false",
              source = "authors' code")
          boolean replaceUnknown)
      implements DecodingSpec {

    @Override
    public Greedy banningUnknown() {
      return new Greedy(batch, lengthFactor, true, replaceUnknown);
    }
  }

  /** Beam search: the most probable hypotheses of each length are kept and extended. */
  @Kind("beam")
  record Beam(
      @Key(
              about = "sentences decoded together; changes speed and the last digits of scores",
              recommended = "64",
              source = "our choice",
              min = 1)
          int batch,
      @Key(
              about = "longest hypothesis, as a multiple of the source length, end token counted",
              recommended = "3",
              source = "authors' code",
              min = 0,
              above = true)
          double lengthFactor,
      @Key(
              about = "whether the unknown word must not be generated",
              recommended = "false",
              source = "authors' code")
          boolean banUnknown,
      @Key(
              about =
                  "whether an unknown word of the output is replaced by the most attended source word, also in the scored output",
              recommended = "false",
              source = "authors' code")
          boolean replaceUnknown,
      @Key(
              about = "hypotheses of a sentence kept at each step",
              recommended = "10",
              source = "authors' code",
              min = 1,
              max = 1000)
          int width,
      @Key(
              about =
                  "what a log-probability is divided by before finished hypotheses are compared: none or length (in tokens, end token counted)",
              recommended = "none",
              source = "authors' code")
          Normalisation normalisation,
      @Key(
              about = "whether each finished hypothesis narrows the beam by one",
              recommended = "true",
              source = "authors' code")
          boolean shrinking,
      @Key(
              about = "whether the end token is banned for the first half of the source length",
              recommended = "true",
              source = "authors' code")
          boolean banEarlyEnd)
      implements DecodingSpec {

    @Override
    public Beam banningUnknown() {
      return new Beam(
          batch, lengthFactor, true, replaceUnknown, width, normalisation, shrinking, banEarlyEnd);
    }
  }

  /** What the log-probability of a hypothesis is divided by before hypotheses are compared. */
  enum Normalisation {
    /** Nothing. */
    NONE,
    /** Its tokens, end token counted. */
    LENGTH
  }
}
