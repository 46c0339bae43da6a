package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.Program;

/** The variables that libtorch reads do not change a result. */
@Tag("integration")
@Timeout(900)
@DisabledOnOs(OS.WINDOWS)
class EnvironmentTest {
  /** On most processors each of the first four alone changes bits. */
  private static final Map<String, String> HOSTILE =
      Map.of(
          "ATEN_CPU_CAPABILITY", "default",
          "ONEDNN_MAX_CPU_ISA", "SSE41",
          "MKL_CBWR", "COMPATIBLE",
          "MKL_ENABLE_INSTRUCTIONS", "SSE4_2",
          "OMP_NUM_THREADS", "3");

  private static final String[] SHORT = {
    "training.updates=8",
    "corpus.pairs=300",
    "corpus.test-pairs=19",
    "evaluation.resamples=100",
    "training.validation.pairs=5"
  };

  @TempDir Path folder;

  @Test
  void theEnvironmentChangesNoByteOfAnExperimentNorOfATranslation() throws Exception {
    SmallExperiment plain = perform("plain", Map.of());
    SmallExperiment hostile = perform("hostile", HOSTILE);

    assertThat(TimelessFiles.differences(plain.folder().root(), hostile.folder().root())).isEmpty();

    Path launcher = Distribution.in(folder.resolve("program"));
    String run = plain.folder().run("attention", 1).root().toString();
    assertThat(translated(launcher, run, HOSTILE)).isEqualTo(translated(launcher, run, Map.of()));
  }

  /** Java is started directly, so that nothing but the experiment itself clears what runs get. */
  private SmallExperiment perform(String results, Map<String, String> environment) {
    SmallExperiment experiment = new SmallExperiment(folder.resolve(results), SHORT);
    Program.Said said =
        new Program(folder, List.of(), environment).run(experiment.command("--parallel", "2"));
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    return experiment;
  }

  /** All digits of the scores of n-best lists. */
  private String translated(Path launcher, String run, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("input"), "a b c d e f g\n".repeat(2));
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString(), "translate", run));
    command.addAll(List.of("--best", "5", "--json"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    assertThat(said).contains("\"log_probability\"");
    return said;
  }
}
