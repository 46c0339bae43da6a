package org.lengthwise.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * Which models and buckets the tests of an experiment compare.
 *
 * @param models the baseline, then the others in the order of the config
 * @param limits the greatest length that each model was trained on, in tokens
 * @param buckets of lengths, in rising order
 * @param trained how many training pairs there are of each source length
 * @param reference the bucket that the config names for what a model can do
 * @param far the buckets of long sentences that the config names
 */
record Comparisons(
    List<String> models,
    Map<String, Integer> limits,
    List<LengthBucket> buckets,
    LengthHistogram trained,
    Optional<String> reference,
    Optional<List<String>> far) {

  /** What the config of an experiment asks for, or else is usual. */
  static Comparisons of(ExperimentSpec spec, LengthHistogram trained) {
    List<String> models = new ArrayList<>(spec.models().stream().map(ModelSpec::name).toList());
    spec.evaluation()
        .baseline()
        .ifPresent(
            baseline -> {
              models.remove(baseline);
              models.add(0, baseline);
            });
    return new Comparisons(
        List.copyOf(models),
        spec.models().stream().collect(Collectors.toMap(ModelSpec::name, spec::lengthLimit)),
        LengthBucket.endingAt(spec.evaluation().buckets()),
        trained,
        spec.evaluation().referenceBucket(),
        spec.evaluation().longBuckets());
  }

  /** The model that the others are compared with. */
  String baseline() {
    return models.get(0);
  }

  /** The buckets, by their numbers, of lengths that these models were all trained on. */
  List<Integer> trainedOn(List<String> compared) {
    int limit = compared.stream().mapToInt(limits::get).min().orElse(0);
    return numbers(bucket -> bucket.to().isPresent() && bucket.to().getAsInt() <= limit);
  }

  /** The bucket in which these models show what they can do; empty where there is none. */
  Optional<Integer> reference(List<String> compared) {
    if (reference.isPresent()) {
      return numbers(bucket -> bucket.toString().equals(reference.get())).stream().findFirst();
    }
    // Of buckets with as many pairs the shortest: max takes the last, so the order is turned.
    return trainedOn(compared).stream()
        .max(
            Comparator.comparing((Integer bucket) -> trained.in(buckets.get(bucket)))
                .thenComparing(Comparator.reverseOrder()));
  }

  /** The buckets of long sentences in which it shows what they keep; never the reference. */
  List<Integer> far(List<String> compared) {
    List<Integer> within = trainedOn(compared);
    List<Integer> chosen =
        far.map(names -> numbers(bucket -> names.contains(bucket.toString())))
            .orElse(within.isEmpty() ? List.of() : List.of(within.get(within.size() - 1)));
    Optional<Integer> from = reference(compared);
    return chosen.stream().filter(bucket -> !Optional.of(bucket).equals(from)).toList();
  }

  private List<Integer> numbers(Function<LengthBucket, Boolean> wanted) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      if (wanted.apply(buckets.get(i))) {
        numbers.add(i);
      }
    }
    return numbers;
  }
}
