package org.lengthwise.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "clpi, clip, 1",
    "'', abc, 3",
    "abc, '', 3",
    "same, same, 0",
    "CLIP, clip, 0",
    "ca, abc, 3",
  })
  void countsEdits(String one, String other, int edits) {
    assertThat(Suggestion.distance(one, other)).isEqualTo(edits);
  }

  @Test
  void findsTheNearestWord() {
    assertThat(Suggestion.nearest("epoch", List.of("updates", "epochs", "batch")))
        .contains("epochs");
  }

  @Test
  void findsNothingWhereAllIsFar() {
    assertThat(Suggestion.nearest("momentum", List.of("updates", "epochs"))).isEmpty();
    assertThat(Suggestion.clause("momentum", List.of("updates"))).isEmpty();
  }
}
