package org.lengthwise.model;

import static org.lengthwise.spec.ModelSpec.Directions.BIDIRECTIONAL;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.ModelExamples;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.HardDecodingSpec;
import org.lengthwise.spec.MemorySpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.ReadoutSpec;
import org.lengthwise.spec.ScoreSpec;
import org.lengthwise.spec.SelectionSpec;
import org.lengthwise.spec.Specs;

/**
 * Every named option of the models, with numbers that were computed by a second program, sentence
 * by sentence and word by word from the equations, in double precision, without batches or padding.
 */
final class OptionExamples {
  private static final ModelSpec.DecoderOrder GENERATE_FIRST =
      ModelSpec.DecoderOrder.LOOK_GENERATE_UPDATE;
  private static final ModelSpec.DecoderOrder UPDATE_FIRST =
      ModelSpec.DecoderOrder.LOOK_UPDATE_GENERATE;
  private static final ScoreSpec ADDITIVE = new ScoreSpec.Additive(4);
  private static final MemorySpec SHARED = new MemorySpec.Shared();
  private static final MemorySpec KEY_VALUE = new MemorySpec.KeyValue(3, 7);
  private static final SelectionSpec SOFT = new SelectionSpec.Soft();
  private static final SelectionSpec MAXIMUM =
      new SelectionSpec.Maximum(new HardDecodingSpec.ByMaximum());
  private static final SelectionSpec MARGINAL =
      new SelectionSpec.Marginal(new HardDecodingSpec.ByMarginal());

  /** Likelihoods of the four targets | score | words of the first translation. */
  private static final Map<String, String> NUMBERS = new LinkedHashMap<>();

  static {
    """
    the vector, update before generating | 15.58701277020506 27.106698619474063 1.295278926617702 12.23363200114648 | -6.138627429195246 | 7 7 7 7 7 7 7 7 7 7 7 7
    attention, update before generating | 9.72501163307306 25.095605751262276 4.020836308800022 8.991264775751553 | -7.925805868768249 | 5 7 7 7 7 7 7 7 7 7 7 7
    tanh readout and output of low rank | 9.537682412850314 21.618664291094728 1.9665897540116615 5.457816949528503 | -6.88673560899562 | 6 3 6 3 3 3 3 3 3 3 3 3
    a vector of both directions | 9.547384487086283 27.606399332125925 4.045814603239945 11.769135322087049 | -11.923508542416608 | 7 7 2 7 7 5 7 5 7 5 7 5
    the source reversed | 21.733320056054428 24.349233270702392 1.1953893504523287 8.208872803396588 | -7.258102717036568 | 7 7 7 7 7 7 7 7 7 7 7 7
    the vector at the first step only | 15.675941198366651 17.0684120490852 1.1953893504523287 6.845490811066466 | -8.497376175379147 | 7 7 7 7 7 7 7 7 7 7 7 7
    the same, update before generating | 15.191008268267222 20.46488115093298 1.295278926617702 6.710251531815436 | -7.690746024324427 | 7 7 7 7 7 7 7 7 7 7 7 7
    attention over a forward encoder | 18.676185412220995 25.55995651239147 1.1953893504523287 9.51018759592911 | -6.183048234712889 | 7 7 7 7 7 7 7 7 7 7 7 7
    dot product over a forward encoder | 18.526473479653884 25.402979075555024 1.1953893504523287 9.146142588507054 | -6.13198477276869 | 7 7 7 7 7 7 7 7 7 7 7 7
    uniform attention | 9.539798486785951 23.600557251158758 5.023854363715639 6.986693795148551 | -8.18748209192329 | 5 7 7 7 7 7 7 7 7 7 7 7
    bilinear | 9.982380202948734 26.481749347515688 5.023854363715639 7.232116098421169 | -7.074359134102341 | 5 7 7 7 7 7 7 7 7 7 7 7
    cosine | 9.85360210921815 25.459994545305527 5.023854363715639 7.0574932194533275 | -7.047370264178094 | 5 7 7 7 7 7 7 7 7 7 7 7
    keys and values apart | 7.5329773207392385 19.906019433511013 5.183484220781822 13.573860154483349 | -6.10863242365117 | 3 3 3 3 3 3 3 3 3 3 3 3
    the maximum | 8.967076103978414 24.515232976618556 5.023854363715639 10.36272606399217 | -9.44317697458602 | 7 7 7 7 7 7 7 7 7 7 7 7
    the marginal | 8.993833137118026 20.733972486156702 5.023854363715639 8.422027748750569 | -8.917222402889053 | 5 7 7 7 7 7 7 7 7 7 7 7
    the marginal, keys and values apart, update before generating | 8.581379045480258 20.384782545398398 6.054217509330172 14.058923212606949 | -6.542579635479608 | 3 3 3 3 3 3 3 3 3 3 3 3
    """
        .lines()
        .map(line -> line.split(" \\| ", 2))
        .forEach(line -> NUMBERS.put(line[0].strip(), line[1]));
  }

  private OptionExamples() {}

  static List<Example> all() {
    return List.of(
        example(
            "the vector, update before generating",
            fixed(
                ModelSpec.Directions.FORWARD,
                FixedVectorSpec.SourceOrder.AS_WRITTEN,
                FixedVectorSpec.ContextUse.EVERY_STEP,
                UPDATE_FIRST)),
        example(
            "attention, update before generating",
            attention(BIDIRECTIONAL, ADDITIVE, SHARED, SOFT, UPDATE_FIRST)),
        example("tanh readout and output of low rank", tanhOfLowRank()),
        example(
            "a vector of both directions",
            fixed(
                BIDIRECTIONAL,
                FixedVectorSpec.SourceOrder.AS_WRITTEN,
                FixedVectorSpec.ContextUse.EVERY_STEP,
                GENERATE_FIRST)),
        example(
            "the source reversed",
            fixed(
                ModelSpec.Directions.FORWARD,
                FixedVectorSpec.SourceOrder.REVERSED,
                FixedVectorSpec.ContextUse.EVERY_STEP,
                GENERATE_FIRST)),
        example(
            "the vector at the first step only",
            fixed(
                ModelSpec.Directions.FORWARD,
                FixedVectorSpec.SourceOrder.AS_WRITTEN,
                FixedVectorSpec.ContextUse.FIRST_STEP,
                GENERATE_FIRST)),
        example(
            "the same, update before generating",
            fixed(
                ModelSpec.Directions.FORWARD,
                FixedVectorSpec.SourceOrder.AS_WRITTEN,
                FixedVectorSpec.ContextUse.FIRST_STEP,
                UPDATE_FIRST)),
        example(
            "attention over a forward encoder",
            attention(ModelSpec.Directions.FORWARD, ADDITIVE, SHARED, SOFT, GENERATE_FIRST)),
        example(
            "dot product over a forward encoder",
            attention(
                ModelSpec.Directions.FORWARD,
                new ScoreSpec.Dot(ScoreSpec.Projection.NONE),
                SHARED,
                SOFT,
                GENERATE_FIRST)),
        example(
            "uniform attention",
            attention(BIDIRECTIONAL, new ScoreSpec.Uniform(), SHARED, SOFT, GENERATE_FIRST)),
        example(
            "bilinear",
            attention(BIDIRECTIONAL, new ScoreSpec.Bilinear(), SHARED, SOFT, GENERATE_FIRST)),
        example(
            "cosine",
            attention(
                BIDIRECTIONAL,
                new ScoreSpec.Cosine(ScoreSpec.Projection.QUERY, 3),
                SHARED,
                SOFT,
                GENERATE_FIRST)),
        example(
            "keys and values apart",
            attention(BIDIRECTIONAL, ADDITIVE, KEY_VALUE, SOFT, GENERATE_FIRST)),
        example("the maximum", attention(BIDIRECTIONAL, ADDITIVE, SHARED, MAXIMUM, GENERATE_FIRST)),
        example(
            "the marginal", attention(BIDIRECTIONAL, ADDITIVE, SHARED, MARGINAL, GENERATE_FIRST)),
        example(
            "the marginal, keys and values apart, update before generating",
            attention(BIDIRECTIONAL, ADDITIVE, KEY_VALUE, MARGINAL, UPDATE_FIRST)));
  }

  /** The model of one example. */
  static ModelSpec of(String name) {
    return all().stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow()
        .spec();
  }

  private static Example example(String name, ModelSpec spec) {
    String[] parts = NUMBERS.get(name).split(" \\| ", -1);
    return new Example(
        name,
        spec,
        Arrays.stream(parts[0].split(" ", -1)).mapToDouble(Double::parseDouble).toArray(),
        Double.parseDouble(parts[1]),
        Arrays.stream(parts[2].strip().split(" ", -1)).mapToInt(Integer::parseInt).toArray());
  }

  private static ModelSpec fixed(
      ModelSpec.Directions encoder,
      FixedVectorSpec.SourceOrder sourceOrder,
      FixedVectorSpec.ContextUse context,
      ModelSpec.DecoderOrder order) {
    return Specs.with(ModelExamples.fixedVector("fixed", 3, 5, 2))
        .set("encoder", encoder)
        .set("sourceOrder", sourceOrder)
        .set("context", context)
        .set("order", order)
        .make();
  }

  private static ModelSpec attention(
      ModelSpec.Directions encoder,
      ScoreSpec score,
      MemorySpec memory,
      SelectionSpec selection,
      ModelSpec.DecoderOrder order) {
    return Specs.with(ModelExamples.attention("attention", 3, 5, 2, score, memory, selection))
        .set("encoder", encoder)
        .set("order", order)
        .make();
  }

  private static ModelSpec tanhOfLowRank() {
    return Specs.with(ModelExamples.attention("attention", 3, 5, 2, ADDITIVE, SHARED, SOFT))
        .set("readout", new ReadoutSpec.Tanh(2))
        .set("outputRank", Optional.of(3))
        .make();
  }

  /**
   * @param likelihoods the negative log-likelihood of each target, in nats
   * @param score the log-probability of what greedy search finds for the first source
   * @param found that, cut off at 12 words
   */
  record Example(String name, ModelSpec spec, double[] likelihoods, double score, int[] found) {
    @Override
    public String toString() {
      return name;
    }
  }
}
