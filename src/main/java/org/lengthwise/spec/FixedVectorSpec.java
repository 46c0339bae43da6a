package org.lengthwise.spec;

import java.util.Optional;

/**
 * The fixed-vector RNN encoder-decoder: the last state of the encoder, of both directions where it
 * has two, is the context vector of the decoder (RNNencdec in Bahdanau, Cho and Bengio 2015,
 * appendix A.2).
 */
@Kind("fixed-vector")
public record FixedVectorSpec(
    @Key(about = "name in tables, charts and folders", fileName = true) String name,
    @Key(
            about = "size of a word embedding",
            recommended = "256",
            source = "two cores; paper: 620",
            min = 1)
        int embedding,
    @Key(
            about = "size of a hidden state of encoder (each direction) and decoder",
            recommended = "256",
            source = "two cores; paper: 1000",
            min = 1)
        int hidden,
    @Key(
            about = "which way the encoder reads: forward or bidirectional",
            recommended = "forward",
            source = "paper")
        ModelSpec.Directions encoder,
    @Key(
            about = "in which order the encoder gets the words: as-written or reversed",
            recommended = "as-written",
            source = "paper")
        SourceOrder sourceOrder,
    @Key(
            about = "which decoder steps see the fixed vector: every-step or first-step",
            recommended = "every-step",
            source = "paper")
        ContextUse context,
    @Key(
            about =
                "the order of work in a decoder step: look-generate-update (as in the authors' code) or look-update-generate (as in equation 4)",
            recommended = "look-generate-update",
            source = "authors' code")
        ModelSpec.DecoderOrder order,
    @Key(
            about = "the layer between the state of the decoder and the output layer",
            recommended = "maxout",
            source = "paper")
        ReadoutSpec readout,
    @Key(
            about = "size of a linear layer between readout and output layer; none when absent",
            min = 1)
        Optional<Integer> outputRank,
    @Key(
            about = "probability that an entry of an embedding or a readout is dropped in training",
            recommended = "0",
            source = "paper",
            min = 0,
            max = 1,
            below = true)
        double dropout,
    @Key(
            about =
                "an earlier model whose best weights, for the same seed, this one starts from; fresh weights when absent",
            fileName = true)
        Optional<String> initialiseFrom,
    @Key(
            about =
                "longest training sentence this model sees, in tokens, on either side; the limit of the corpus when absent",
            min = 1)
        Optional<Integer> lengthLimit)
    implements ModelSpec {

  @Override
  public ModelSpec named(String newName, Optional<String> start) {
    return new FixedVectorSpec(
        newName,
        embedding,
        hidden,
        encoder,
        sourceOrder,
        context,
        order,
        readout,
        outputRank,
        dropout,
        start,
        lengthLimit);
  }

  /** In which order the encoder gets the words. */
  public enum SourceOrder {
    /** As they stand. */
    AS_WRITTEN,
    /** Last word first, the end token still last (Sutskever et al. 2014, section 3.3). */
    REVERSED
  }

  /** Which steps of the decoder see the fixed vector. */
  public enum ContextUse {
    /** All of them (Cho et al. 2014). */
    EVERY_STEP,
    /** The first alone; after it the context vector is zero. */
    FIRST_STEP
  }
}
