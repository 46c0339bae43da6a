package org.lengthwise.report.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.lengthwise.report.ResultsExample.ATTENTION;
import static org.lengthwise.report.ResultsExample.FIXED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.results.HypothesisRow;

class SampleTranslationsTest {
  @TempDir Path folder;

  @Test
  void samplesComeFromEveryBucketInTheOrderOfLength() {
    ResultsExample example = example().finished(FIXED, 1).finished(ATTENTION, 1);

    List<Samples.Sample> samples = draw(example);

    assertThat(samples).hasSize(10);
    assertThat(samples).extracting(Samples.Sample::length).isSorted();
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
                  .extracting(Samples.Sample.Line::label)
                  .containsExactly("reference", FIXED, ATTENTION);
              assertThat(sample.lines().get(2).text()).isEqualTo("oui");
            });
  }

  @Test
  void theSameSeedDrawsTheSameSentencesWhateverTheModelsSaid() {
    ResultsExample example = example().finished(FIXED, 1).finished(ATTENTION, 1);
    List<Integer> first = draw(example).stream().map(Samples.Sample::sentence).toList();

    List<Integer> second =
        draw(example.saying(ATTENTION, 1, "non")).stream().map(Samples.Sample::sentence).toList();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void aSentenceOfNoBucketIsPassedOver() {
    ResultsExample example = example().finished(FIXED, 1);
    Path table = example.folder().run(FIXED, 1).hypotheses();
    HypothesisRow odd =
        new HypothesisRow(
            FIXED, 1, "greedy", 7, 0, 1, "", "un", "un", -1, "un", "un", "all", Optional.of(true));
    HypothesisRow.write(List.of(odd), table);

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(draw(example)).isEmpty());
  }

  @Test
  void ofSeveralSeedsItIsSaidWhichIsShown() {
    ResultsExample example =
        new ResultsExample(folder, "files", List.of(1L, 2L)).finished(FIXED, 2);

    assertThat(
            new SampleTranslations(ExperimentResults.read(example.folder()), example.folder())
                .draw()
                .note())
        .isEqualTo(
            "Test sentences drawn by the seed of the config, in turn from each length bucket; their"
                + " numbers count from 0, as in hypotheses.csv. The sign ⁇ stands for a word outside"
                + " the vocabulary. Of each model, the first seed with translations is shown.");
  }

  private ResultsExample example() {
    return new ResultsExample(folder, "files", List.of(1L));
  }

  private static List<Samples.Sample> draw(ResultsExample example) {
    return new SampleTranslations(ExperimentResults.read(example.folder()), example.folder())
        .draw()
        .samples();
  }
}
