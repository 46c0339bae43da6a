package org.lengthwise.spec;

import java.util.Optional;

/**
 * The attention encoder-decoder: each decoder step looks back at the annotations of the encoder
 * (RNNsearch in Bahdanau, Cho and Bengio 2015, appendix A.2).
 */
@Kind("attention")
public record AttentionSpec(
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
            recommended = "bidirectional",
            source = "paper")
        ModelSpec.Directions encoder,
    @Key(
            about = "how attention scores the fit of a source position to the state of the decoder",
            recommended = "additive",
            source = "paper")
        ScoreSpec score,
    @Key(
            about = "what the keys and values of attention are made from",
            recommended = "shared",
            source = "paper")
        MemorySpec memory,
    @Key(
            about =
                "how attention turns weights and values into a context vector, and how that is learnt",
            recommended = "soft",
            source = "paper")
        SelectionSpec selection,
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
    return new AttentionSpec(
        newName,
        embedding,
        hidden,
        encoder,
        score,
        memory,
        selection,
        order,
        readout,
        outputRank,
        dropout,
        start,
        lengthLimit);
  }

  /** k: the size of a key. */
  public int keySize() {
    return memory.keySize(annotationSize());
  }

  /** v: the size of a value, and so of a context vector. */
  public int valueSize() {
    return memory.valueSize(annotationSize());
  }

  /** What it costs, in parameters, to bring query and keys to one size; 0 without a projection. */
  public int projectionParameters() {
    return (int) score.projectionParameters(hidden, keySize());
  }
}
