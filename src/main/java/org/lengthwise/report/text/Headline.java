package org.lengthwise.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.SweepSpec;

/** What the numbers say, in a sentence made from them. */
public record Headline(ExperimentResults study, LengthCurves curves) {

  /** The finding; says so when there is none yet. */
  public String headline() {
    List<Pair> pairs = pairs();
    if (!pairs.isEmpty()) {
      Pair first = pairs.get(0);
      return comparison(first.fixed(), first.attention(), scored(first.both()))
          + (pairs.size() == 1 ? "" : " " + overPoints(pairs));
    }
    Optional<String> fixed = first(FixedVectorSpec.class);
    Optional<String> attention = first(AttentionSpec.class);
    if (fixed.isPresent() && attention.isPresent()) {
      List<Integer> shared = scored(List.of(fixed.get(), attention.get()));
      if (!shared.isEmpty()) {
        return comparison(fixed.get(), attention.get(), shared);
      }
    }
    return curves.points().keySet().stream().findFirst().map(this::single).orElseGet(this::nothing);
  }

  private String nothing() {
    return curves.withoutScore().isEmpty()
        ? "No run of this experiment has been scored yet."
        : "No sentence of the test set has a %s: %s."
            .formatted(unit(), curves.aspect().undefined());
  }

  /** The fixed vector and attention at one point of a sweep. */
  private record Pair(String fixed, String attention) {
    List<String> both() {
      return List.of(fixed, attention);
    }
  }

  /** What the first model of each kind became at each point, where both were scored; each once. */
  private List<Pair> pairs() {
    return study.spec().sweep().stream()
        .flatMap(
            sweep ->
                sweep.points().stream()
                    .flatMap(
                        point ->
                            first(sweep, FixedVectorSpec.class)
                                .flatMap(
                                    fixed ->
                                        first(sweep, AttentionSpec.class)
                                            .map(
                                                attention ->
                                                    new Pair(
                                                        point.getOrDefault(fixed, ""),
                                                        point.getOrDefault(attention, ""))))
                                .stream()))
        .filter(pair -> curves.points().keySet().containsAll(pair.both()))
        .filter(pair -> !scored(pair.both()).isEmpty())
        .distinct()
        .toList();
  }

  private static Optional<String> first(SweepSpec sweep, Class<? extends ModelSpec> kind) {
    return sweep.models().stream().filter(kind::isInstance).map(ModelSpec::name).findFirst();
  }

  /** The range, over the points of the sweep, of the lead on the longest sentences. */
  private String overPoints(List<Pair> pairs) {
    SweepSpec sweep = study.spec().sweep().orElseThrow();
    double[] gaps =
        pairs.stream()
            .mapToDouble(
                pair -> {
                  List<Integer> shared = scored(pair.both());
                  return gap(pair.fixed(), pair.attention(), shared.get(shared.size() - 1));
                })
            .sorted()
            .toArray();
    String attention = first(sweep, AttentionSpec.class).orElseThrow();
    String fixed = first(sweep, FixedVectorSpec.class).orElseThrow();
    String range = Numbers.score(gaps[0]) + " to " + Numbers.score(gaps[gaps.length - 1]);
    return "Those are the first of %d pairs of the sweep; over all of them, %s %s %s."
        .formatted(
            pairs.size(),
            gaps[0] < 0 || Numbers.isZero(gaps[0])
                ? "the lead of " + attention + " over " + fixed + " on the longest ranges from"
                : attention + " leads " + fixed + " on the longest by",
            range,
            unit());
  }

  private String comparison(String fixed, String attention, List<Integer> buckets) {
    if (zero(fixed, buckets) && zero(attention, buckets)) {
      return "%s and %s score 0.0 %s at every length.".formatted(fixed, attention, unit());
    }
    int shortest = buckets.get(0);
    int longest = buckets.get(buckets.size() - 1);
    if (shortest == longest) {
      return "On "
          + lengths(shortest)
          + ", "
          + fixed
          + " scores "
          + at(fixed, shortest)
          + " and "
          + attention
          + " "
          + at(attention, shortest)
          + "; no other length was scored for both.";
    }
    return fromTo(shortest, longest)
        + (curves.severalSeeds() ? ", averaged over seeds, " : ", ")
        + fixed
        + " goes "
        + course(fixed, shortest, longest)
        + " "
        + unit()
        + " and "
        + attention
        + " "
        + course(attention, shortest, longest)
        + "; "
        + leads(fixed, attention, shortest, longest);
  }

  private String single(String model) {
    List<Integer> buckets = scored(List.of(model));
    if (zero(model, buckets)) {
      return "%s scores 0.0 %s at every length.".formatted(model, unit());
    }
    int shortest = buckets.get(0);
    int longest = buckets.get(buckets.size() - 1);
    return shortest == longest
        ? "On " + lengths(shortest) + ", " + model + " scores " + at(model, shortest) + "."
        : fromTo(shortest, longest)
            + (curves.severalSeeds(model) ? ", averaged over seeds, " : ", ")
            + model
            + " goes "
            + course(model, shortest, longest)
            + " "
            + unit()
            + ".";
  }

  /** Whether all scores of a model are printed as 0.0. */
  private boolean zero(String model, List<Integer> buckets) {
    return buckets.stream().allMatch(bucket -> Numbers.isZero(mean(model, bucket)));
  }

  /** Such as: From the shortest sentences (1–10 tokens) to the longest (61+). */
  private String fromTo(int shortest, int longest) {
    List<LengthBucket> left = curves.withoutScore();
    boolean all =
        IntStream.range(0, curves.buckets().size())
            .filter(i -> i < shortest || i > longest)
            .noneMatch(i -> left.contains(curves.buckets().get(i)));
    return "From the shortest sentences%s (%s tokens) to the longest (%s)"
        .formatted(all ? "" : " with a " + unit(), span(shortest), span(longest));
  }

  private String at(String model, int bucket) {
    return Numbers.score(mean(model, bucket)) + " " + unit();
  }

  private String unit() {
    return curves.aspect().label();
  }

  /** Such as: from 25.2 to 18.0. */
  private String course(String model, int from, int to) {
    return "from " + Numbers.score(mean(model, from)) + " to " + Numbers.score(mean(model, to));
  }

  private String leads(String fixed, String attention, int shortest, int longest) {
    String before = leader(fixed, attention, shortest);
    String after = leader(fixed, attention, longest);
    return before
        + " "
        + by(fixed, attention, shortest)
        + "on the shortest and "
        + (after.equals(before) ? "" : after + " ")
        + by(fixed, attention, longest)
        + "on the longest.";
  }

  /** Who is ahead, such as: attention leads. */
  private String leader(String fixed, String attention, int bucket) {
    double gap = gap(fixed, attention, bucket);
    if (Numbers.isZero(gap)) {
      return "they are level";
    }
    return (gap > 0 ? attention : fixed) + " leads";
  }

  private String by(String fixed, String attention, int bucket) {
    double gap = gap(fixed, attention, bucket);
    return Numbers.isZero(gap) ? "" : "by " + Numbers.score(Math.abs(gap)) + " ";
  }

  private double gap(String fixed, String attention, int bucket) {
    return mean(attention, bucket) - mean(fixed, bucket);
  }

  private String lengths(int bucket) {
    return "sentences of " + span(bucket) + " tokens";
  }

  private String span(int bucket) {
    return curves.buckets().get(bucket).toString().replace('-', '–');
  }

  private double mean(String model, int bucket) {
    return curves.point(model, bucket).mean();
  }

  /** The buckets in which all of these models were scored. */
  private List<Integer> scored(List<String> models) {
    return IntStream.range(0, curves.buckets().size())
        .filter(i -> models.stream().noneMatch(model -> curves.point(model, i).empty()))
        .boxed()
        .toList();
  }

  /** The first model of this kind that has been scored. */
  private Optional<String> first(Class<? extends ModelSpec> kind) {
    List<String> found = new ArrayList<>();
    for (ModelSpec model : study.spec().models()) {
      if (kind.isInstance(model) && curves.points().containsKey(model.name())) {
        found.add(model.name());
      }
    }
    return found.stream().findFirst();
  }
}
