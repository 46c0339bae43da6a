package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.results.RunEnvironment;

class EnvironmentProbeTest {
  @TempDir Path folder;

  @Test
  void aProcessorIsNamedWithWhatTellsItsKind() {
    List<String> lines =
        List.of(
            "processor\t: 0",
            "cpu family\t: 26",
            "model\t\t: 2",
            "model name\t: AMD EPYC",
            "stepping\t: 1",
            "microcode\t: 0x1000065",
            "",
            "processor\t: 1",
            "model name\t: another");

    assertThat(EnvironmentProbe.processor(lines))
        .isEqualTo("AMD EPYC, cpu family 26, model 2, stepping 1");
    assertThat(EnvironmentProbe.processor(List.of("CPU implementer\t: 0x41", "CPU part\t: 0xd40")))
        .isEqualTo("CPU implementer 0x41, CPU part 0xd40");
    assertThat(EnvironmentProbe.processor(List.of())).isEmpty();
  }

  @Test
  void hugePagesAreAskedForByTheEnvironmentAndAllowedByTheSystem() throws Exception {
    Path system = Files.writeString(folder.resolve("enabled"), "always [madvise] never\n");

    assertThat(EnvironmentProbe.hugePages(Map.of("THP_MEM_ALLOC_ENABLE", "1"), system))
        .isEqualTo("asked for, system: madvise");
    assertThat(EnvironmentProbe.hugePages(Map.of("THP_MEM_ALLOC_ENABLE", "0"), system))
        .isEqualTo("not asked for, system: madvise");
    assertThat(EnvironmentProbe.hugePages(Map.of(), folder.resolve("none")))
        .isEqualTo("not asked for, system: unknown");
  }

  @Test
  void thisProcessKnowsItsProgramAndItsEngine() {
    RunEnvironment here = EnvironmentProbe.probe(3, Map.of());

    assertThat(here.version()).isEqualTo(Build.running().version()).isNotEmpty();
    assertThat(here.versions()).containsKeys("java", "jvm", "djl", "libtorch");
    assertThat(here.versions().get("libtorch")).endsWith("+cpu");
    assertThat(here.threads()).isEqualTo(3);
    assertThat(here.products()).isIn("convolution", "matmul");
  }
}
