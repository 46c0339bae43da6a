package org.lengthwise.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunEnvironmentTest {

  static RunEnvironment on(String cpu, int threads) {
    return new RunEnvironment(
        "c0ffee",
        false,
        "0.1.0",
        Map.of("libtorch", "2"),
        "Linux 6",
        cpu,
        2,
        threads,
        "",
        "matmul");
  }

  @Test
  void namesTheProgramByItsVersionAndCommit() {
    assertThat(on("A", 1).program()).isEqualTo("0.1.0, commit c0ffee");
    assertThat(new RunEnvironment("", true, "0.1.0", Map.of(), "", "", 1, 1, "", "").program())
        .isEqualTo("0.1.0, commit not known, with uncommitted changes");
  }

  @Test
  void tellsEachThingThatNumbersMayHangOn() {
    RunEnvironment before =
        new RunEnvironment(
            "c0ffee",
            false,
            "0.1.0",
            Map.of("libtorch", "2", "java", "17"),
            "Linux 6",
            "A",
            2,
            1,
            "asked for, system: always",
            "matmul");
    RunEnvironment now =
        new RunEnvironment(
            "c0ffee",
            true,
            "0.1.0",
            Map.of("libtorch", "3", "java", "17"),
            "Linux 7",
            "B",
            64,
            4,
            "asked for, system: never",
            "convolution");

    assertThat(now.changesSince(before))
        .containsExactly(
            "program: 0.1.0, commit c0ffee before, 0.1.0, commit c0ffee, with uncommitted changes"
                + " now",
            "libtorch: 2 before, 3 now",
            "processor: A before, B now",
            "threads: 1 before, 4 now",
            "huge pages: asked for, system: always before, asked for, system: never now",
            "matrix products: matmul before, convolution now");
  }

  @Test
  void whatOneSideDoesNotKnowIsNoChange() {
    RunEnvironment unknown = new RunEnvironment("", false, "", Map.of(), "", "", 0, 0, "", "");

    assertThat(on("A", 1).changesSince(unknown)).isEmpty();
    assertThat(unknown.changesSince(on("A", 1))).isEmpty();
  }

  @Test
  void tellsTwoOfOneTimeApart() {
    assertThat(on("B", 1).otherThan(on("A", 1))).containsExactly("processor: B instead of A");
  }
}
