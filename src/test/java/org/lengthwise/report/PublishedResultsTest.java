package org.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.SampleTranslations;
import org.lengthwise.results.ExperimentFolder;

/** What the repository publishes can be read by the program as it is now, and drawn again. */
class PublishedResultsTest {

  static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("results/published"))) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void isReadWhole(Path place) {
    ExperimentFolder folder = new ExperimentFolder(place);
    ExperimentResults study = ExperimentResults.read(folder);
    assertThat(study.spec().name()).isEqualTo(folder.name());
    assertThat(study.runs())
        .hasSize(study.spec().models().size() * study.spec().seeds().size())
        .allSatisfy(run -> assertThat(run.fault()).isEmpty());
    assertThat(study.scores()).isNotEmpty();
    assertThat(study.curves().points().keySet()).containsExactlyElementsOf(study.models());
    assertThat(new SampleTranslations(study, folder).draw().note()).isNotEmpty();
  }
}
