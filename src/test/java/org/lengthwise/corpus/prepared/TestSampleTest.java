package org.lengthwise.corpus.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.EvaluationSpec;

class TestSampleTest {
  /** Pairs with sources of 1, 2, …, 7, 1, 2, … tokens; the target text is the place. */
  private static final List<SentencePair> TEST = pairs(101);

  private static List<SentencePair> pairs(int count) {
    List<SentencePair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> source = Collections.nCopies(1 + i % 7, "a");
      pairs.add(new SentencePair(source, List.of("b"), String.join(" ", source), "" + i));
    }
    return pairs;
  }

  private static List<Integer> places(Optional<Integer> perBucket, long seed) {
    EvaluationSpec spec =
        new EvaluationSpec(
            List.of(1, 5, 6),
            perBucket,
            1000,
            0.95,
            1,
            false,
            new EvaluationSpec.Alignments(0, List.of()),
            seed,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return TestSample.of(TEST, spec).stream()
        .map(pair -> Integer.valueOf(pair.targetText()))
        .toList();
  }

  @Test
  void eachBucketGivesAsManyAsAreWanted() {
    List<Integer> places = places(Optional.of(13), 5);
    assertThat(places).hasSize(4 * 13).doesNotHaveDuplicates().isSorted();
    assertThat(places.stream().filter(place -> place % 7 == 0)).hasSize(13);
    assertThat(places.stream().filter(place -> place % 7 == 5)).hasSize(13);
  }

  @Test
  void aBucketWithFewerGivesAllItHas() {
    List<Integer> places = places(Optional.of(15), 5);
    assertThat(places.stream().filter(place -> place % 7 == 0)).hasSize(15);
    assertThat(places.stream().filter(place -> place % 7 == 6)).hasSize(14);
  }

  @Test
  void withoutANumberAllPairsAreScored() {
    assertThat(places(Optional.empty(), 5)).hasSize(101);
  }

  @Test
  void theDrawIsAFunctionOfTheSeed() {
    assertThat(places(Optional.of(3), 5)).isEqualTo(places(Optional.of(3), 5));
    assertThat(places(Optional.of(3), 5)).isNotEqualTo(places(Optional.of(3), 6));
  }

  @Test
  void aLargerSampleHoldsTheSmallerOne() {
    assertThat(places(Optional.of(7), 5)).containsAll(places(Optional.of(3), 5));
  }
}
