package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;
import picocli.CommandLine;

class StatusCommandTest {
  @TempDir Path temporary;
  private final StringWriter out = new StringWriter();

  @Test
  void printsALineARunAndHowManyAreFinished() {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1]");
    LetterCorpus.perform(folder, "attention", 1);

    assertThat(execute("status", folder)).isZero();

    assertThat(out)
        .hasToString(
            """
            fixed-s1      waiting
            attention-s1  finished, 10 updates

            1 of 2 runs finished
            """);
  }

  @Test
  void aFailedRunShowsInTheExitCode() {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1]");
    LetterCorpus.perform(folder, "attention", 1);
    Path status = folder.run("attention", 1).status();
    RunStatus.read(status).in(RunStatus.State.FAILED, "the loss is NaN").write(status);

    assertThat(execute("status", folder)).isEqualTo(1);

    assertThat(out.toString()).contains("attention-s1  failed: the loss is NaN\n");
  }

  private int execute(String command, ExperimentFolder folder) {
    CommandLine line = Main.commandLine(new CopyingEngine());
    line.setOut(new PrintWriter(out));
    return Main.execute(line, command, folder.root().toString());
  }
}
