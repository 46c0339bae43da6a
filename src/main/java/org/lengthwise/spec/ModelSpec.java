package org.lengthwise.spec;

import java.util.Optional;
import java.util.function.Function;

/** An encoder-decoder of the comparison. */
public sealed interface ModelSpec permits FixedVectorSpec, AttentionSpec {

  /** The name in tables, charts and folders. */
  String name();

  /** m: the size of a word embedding, source and target alike. */
  int embedding();

  /** n: the size of a hidden state, encoder (each direction) and decoder alike. */
  int hidden();

  /** Which way the encoder reads. */
  Directions encoder();

  /** a: the size of an annotation, the states of the encoder at one position. */
  default int annotationSize() {
    return encoder() == Directions.BIDIRECTIONAL ? 2 * hidden() : hidden();
  }

  /** In which order a decoder step does its work. */
  DecoderOrder order();

  /** The layer between the decoder's state and the output layer. */
  ReadoutSpec readout();

  /** r: the size of a linear layer between readout and output layer; none when empty. */
  Optional<Integer> outputRank();

  /** The probability that training drops an element of an embedding or a readout. */
  double dropout();

  /** The earlier model in the list whose best weights, for the same seed, this one starts from. */
  Optional<String> initialiseFrom();

  /**
   * The longest training sentence this model sees, in tokens, on either side; the corpus's limit
   * when empty.
   */
  Optional<Integer> lengthLimit();

  /** The same model under another name, and with another model to start from. */
  ModelSpec named(String newName, Optional<String> start);

  /** Applies the function that belongs to the kind; a new kind needs its function here. */
  default <T> T match(
      Function<FixedVectorSpec, T> fixedVector, Function<AttentionSpec, T> attention) {
    if (this instanceof FixedVectorSpec kind) {
      return fixedVector.apply(kind);
    }
    if (this instanceof AttentionSpec kind) {
      return attention.apply(kind);
    }
    throw new MissingCaseException(ModelSpec.class, this);
  }

  /** Which way an encoder reads. */
  enum Directions {
    /** From the first word to the last. */
    FORWARD,
    /** Both ways, with two recurrent networks side by side. */
    BIDIRECTIONAL
  }

  /** In which order a decoder step does its work. */
  enum DecoderOrder {
    /**
     * Look at the source, predict the word, then read it: the order of the code behind the
     * published numbers.
     */
    LOOK_GENERATE_UPDATE,
    /**
     * Look at the source, read the word before, then predict (Bahdanau et al. 2015, equation 4).
     */
    LOOK_UPDATE_GENERATE
  }
}
