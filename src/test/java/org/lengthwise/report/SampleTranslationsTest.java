package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTranslationsTest {
  @TempDir Path folder;

  @Test
  void samplesComeFromEveryBucketInTheOrderOfLength() {
    ResultsExample example = example().finished(FIXED, 1).finished(ATTENTION, 1);

    List<Sample> samples = draw(example);

    assertThat(samples).hasSize(10);
    assertThat(samples).extracting(Sample::length).isSorted();
    Map<Integer, Long> buckets =
        samples.stream()
            .collect(Collectors.groupingBy(s -> (s.length() - 1) / 10, Collectors.counting()));
    assertThat(buckets).containsOnlyKeys(0, 1, 2, 3, 4, 5, 6);
    assertThat(buckets.values()).allMatch(count -> count <= 2);
  }

  @Test
  void aSampleHasTheReferenceAndEveryModel() {
    ResultsExample example =
        example().finished(FIXED, 1).finished(ATTENTION, 1).saying(ATTENTION, 1, "oui");

    assertThat(draw(example))
        .allSatisfy(
            sample -> {
              assertThat(sample.lines())
                  .extracting(Sample.Line::label)
                  .containsExactly("reference", FIXED, ATTENTION);
              assertThat(sample.lines().get(2).text()).isEqualTo("oui");
            });
  }

  @Test
  void theSameSeedDrawsTheSameSentencesWhateverTheModelsSaid() {
    ResultsExample example = example().finished(FIXED, 1).finished(ATTENTION, 1);
    List<Integer> first = draw(example).stream().map(Sample::sentence).toList();

    List<Integer> second =
        draw(example.saying(ATTENTION, 1, "non")).stream().map(Sample::sentence).toList();

    assertThat(second).isEqualTo(first);
  }

  private ResultsExample example() {
    return new ResultsExample(folder, "files", List.of(1L));
  }

  private static List<Sample> draw(ResultsExample example) {
    return new SampleTranslations(Study.read(example.folder()), example.folder()).draw().samples();
  }
}
