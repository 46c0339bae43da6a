package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.experiment.plan.PlannedRun;
import org.lengthwise.experiment.plan.RunPlan;
import org.lengthwise.experiment.run.CopyingEngine;
import org.lengthwise.experiment.run.LetterCorpus;
import org.lengthwise.io.FolderLock;
import org.lengthwise.report.data.ExampleText;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.TrainingRow;
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

  @Test
  void saysWhenItStartedAndEndedAndThatTheClockWasChanged() {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, "seeds=[1]");
    ExampleText.provenance(List.of(1L)).endedAt("").write(folder.provenance());

    execute("status", folder);
    assertThat(out.toString()).endsWith("0 of 2 runs finished\nStarted: 2026-01-02T03:04:05Z\n");
    Provenance.read(folder.provenance()).endedAt("2026-01-02T03:00:00Z").write(folder.provenance());
    execute("status", folder);
    assertThat(out.toString())
        .endsWith(
            "Started: 2026-01-02T03:04:05Z\n"
                + "Ended: 2026-01-02T03:00:00Z (before the start: clock changed)\n");
  }

  @Test
  void aRunAtWorkHasItsTimeLeft() {
    ExperimentFolder folder = atWork("seeds=[1]", "training.updates=200");

    try (FolderLock run = FolderLock.hold(folder.run("fixed", 1).lock(), Duration.ZERO)) {
      assertThat(run).isNotNull();
      assertThat(execute("status", folder)).isZero();
    }
    assertThat(execute("status", folder)).isZero();

    assertThat(out.toString())
        .startsWith(
            """
            fixed-s1      training, update 100 of 200, 50 s left
            attention-s1  waiting
            """)
        .contains("fixed-s1      interrupted while training, at update 100 of 200\n");
  }

  @Test
  void theJsonHoldsWhatIsKnownAndNullForTheRest() {
    ExperimentFolder folder = atWork("seeds=[1]", "training.updates=200");
    ExampleText.provenance(List.of(1L)).endedAt("").write(folder.provenance());

    try (FolderLock run = FolderLock.hold(folder.run("fixed", 1).lock(), Duration.ZERO)) {
      assertThat(run).isNotNull();
      assertThat(execute("status", folder, "--json")).isZero();
    }

    assertThat(out)
        .hasToString(
            """
            {
              "experiment": "tiny",
              "folder": "FOLDER",
              "started": "2026-01-02T03:04:05Z",
              "ended": null,
              "clock_changed": false,
              "report": null,
              "finished": 0,
              "runs": [
                {
                  "run": "fixed-s1",
                  "model": "fixed",
                  "seed": 1,
                  "state": "training",
                  "update": 100,
                  "of_updates": 200,
                  "epoch": 2,
                  "of_epochs": null,
                  "training_seconds": 60.0,
                  "of_minutes": null,
                  "seconds_left": 50.0,
                  "best_update": null,
                  "best_loss": null,
                  "message": null,
                  "slurm_task": null
                },
                {
                  "run": "attention-s1",
                  "model": "attention",
                  "seed": 1,
                  "state": "waiting",
                  "update": 0,
                  "of_updates": 200,
                  "epoch": 0,
                  "of_epochs": null,
                  "training_seconds": 0.0,
                  "of_minutes": null,
                  "seconds_left": null,
                  "best_update": null,
                  "best_loss": null,
                  "message": null,
                  "slurm_task": null
                }
              ],
              "slurm_jobs_after": [],
              "slurm_fault": null
            }
            """
                .replace("FOLDER", folder.root().toString()));
  }

  @Test
  void aFolderOfExperimentsIsAListOfThem() throws IOException {
    ExperimentFolder done = LetterCorpus.prepare(temporary.resolve("a"), "seeds=[1]");
    LetterCorpus.perform(done, "attention", 1);
    LetterCorpus.perform(done, "fixed", 1);
    ExperimentFolder going = atWork("seeds=[1, 2]", "training.updates=200");
    enter(going, "attention", 2, RunStatus.State.STOPPED);
    Path results = Files.createDirectory(temporary.resolve("results"));
    Files.move(done.root(), results.resolve("done"));
    Files.move(going.root(), results.resolve("going"));
    Files.createDirectory(results.resolve("published"));
    Files.writeString(results.resolve("note.txt"), "no experiment");
    ExperimentFolder old = new ExperimentFolder(results.resolve("old"));
    Files.createDirectory(old.root());
    Files.copy(results.resolve("done/config.yaml"), old.config());
    ExperimentFolder torn = new ExperimentFolder(results.resolve("torn"));
    Files.createDirectories(torn.corpus());
    Files.writeString(torn.config(), "name: [");
    Files.writeString(torn.corpusManifest(), "{}");
    Path lock = results.resolve("going/runs/fixed-s1/LOCK");

    try (FolderLock run = FolderLock.hold(lock, Duration.ZERO)) {
      assertThat(run).isNotNull();
      assertThat(execute("status", new ExperimentFolder(results))).isZero();
    }
    String listed = out.toString();
    out.getBuffer().setLength(0);
    assertThat(execute("status", new ExperimentFolder(results), "--json")).isZero();

    List<String> lines =
        listed.lines().map(line -> line.replace(results.toString(), "results")).toList();
    assertThat(lines.subList(0, 3))
        .containsExactly(
            "done   2 of 2 runs finished",
            "going  0 of 4 runs finished, 1 training (50 s left), 1 stopped",
            "old    results/old has no prepared corpus yet, and so no runs");
    assertThat(lines.subList(3, lines.size()))
        .singleElement()
        .asString()
        .startsWith("torn   results/torn/config.yaml:1:");
    JsonArray experiments =
        JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("experiments");
    assertThat(experiments).hasSize(4);
    assertThat(experiments.get(0).getAsJsonObject().get("finished").getAsInt()).isEqualTo(2);
    JsonObject first =
        experiments.get(1).getAsJsonObject().getAsJsonArray("runs").get(0).getAsJsonObject();
    assertThat(first.get("state").getAsString()).isEqualTo("interrupted");
    assertThat(experiments.get(2).getAsJsonObject().get("error").getAsString())
        .endsWith("old has no prepared corpus yet, and so no runs");
  }

  @Test
  void whatIsNoFolderOfExperimentsIsRefused() {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(new CopyingEngine()).setErr(new PrintWriter(err));

    assertThat(Main.execute(line, "status", temporary.toString())).isEqualTo(2);

    assertThat(err)
        .hasToString(
            temporary
                + " is not the folder of an experiment: it has no config.yaml"
                + System.lineSeparator());
  }

  /** The first run trains at half a second an update, after 25 that took a second and more. */
  private ExperimentFolder atWork(String... overrides) {
    ExperimentFolder folder = LetterCorpus.prepare(temporary, overrides);
    RunFolder run = folder.run("fixed", 1);
    TrainingRow.write(
        List.of(row(25, 22.5), row(50, 35), row(75, 47.5), row(100, 60)), run.training());
    enter(folder, "fixed", 1, RunStatus.State.TRAINING);
    return folder;
  }

  private static void enter(
      ExperimentFolder folder, String model, long seed, RunStatus.State state) {
    PlannedRun run =
        RunPlan.of(
                ExperimentReader.read(folder.config(), List.of()),
                CorpusManifest.read(folder.corpus()).identity(),
                folder)
            .run(model, seed);
    new RunStatus(
            model,
            seed,
            state,
            100,
            0,
            Double.POSITIVE_INFINITY,
            "",
            97,
            60,
            400,
            "forward",
            2,
            run.identity())
        .write(run.folder().status());
  }

  private static TrainingRow row(int update, double seconds) {
    return new TrainingRow("fixed", 1, 1, update, 100, 4, 0.1, 1, 0, seconds);
  }

  private int execute(String command, ExperimentFolder folder, String... options) {
    CommandLine line = Main.commandLine(new CopyingEngine());
    line.setOut(new PrintWriter(out));
    return Main.execute(
        line,
        Stream.concat(Stream.of(command, folder.root().toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
