package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.io.Sha256;
import org.lengthwise.results.RunEnvironment;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.train.TrainingListener;

class ProvenanceRecorderTest {
  @TempDir Path temporary;
  private final List<String> log = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @Test
  void aRunSaysWhatEachPartOfItWasMadeWith() {
    sit("A", 1, 0);
    sit("A", 1, 40);
    sit("B", 2, 90);

    assertThat(RunProvenance.read(folder().provenance()).sessions())
        .extracting(session -> session.fromUpdate() + " " + session.environment().cpu())
        .containsExactly("0 A", "40 A", "90 B");
    String start =
        "continues in another environment, so the last bits of its numbers may"
            + " differ from those of an uninterrupted run: ";
    assertThat(log)
        .containsExactly(start + "processor: A before, B now", start + "threads: 1 before, 2 now");
    assertThat(told).containsExactly("began 0", "began 40", "began 90");
  }

  @Test
  void theHashesOfTheWeightsAreWrittenDown() throws Exception {
    Path best = Files.writeString(temporary.resolve("best"), "best weights");
    ProvenanceRecorder keeper = sit("A", 1, 0);

    keeper.ended(Map.of("best", best, "final", best));

    assertThat(RunProvenance.read(folder().provenance()).weightsSha256())
        .isEqualTo(Map.of("best", Sha256.of("best weights"), "final", Sha256.of("best weights")));
  }

  @Test
  void passesOnWhatTrainingSays() {
    ProvenanceRecorder keeper = sit("A", 1, 0);
    keeper.validated(2.5, 12);
    keeper.paused(7, 30.5, 0.5);
    keeper.say("a line");

    assertThat(told)
        .containsExactly("began 0", "validated 2.5 12.0", "paused 7 30.5 0.5", "a line");
    assertThat(RunProvenance.read(folder().provenance()).pausedSeconds()).isEqualTo(30);
  }

  private ProvenanceRecorder sit(String cpu, int threads, int update) {
    RunEnvironment circumstances =
        new RunEnvironment("c0ffee", false, "0.1.0", Map.of(), "", cpu, 2, threads, "", "matmul");
    ProvenanceRecorder keeper =
        new ProvenanceRecorder(folder(), circumstances, log::add, new Told());
    keeper.began(
        97,
        "forward",
        new TrainingListener.Progress(update, 1, Double.NaN, 0, Double.NaN, 0, 0, 0));
    return keeper;
  }

  private RunFolder folder() {
    return new RunFolder(temporary.resolve("attention-s1"));
  }

  private final class Told implements TrainingListener {
    @Override
    public void began(long parameters, String encoder, TrainingListener.Progress progress) {
      told.add("began " + progress.update());
    }

    @Override
    public void updated(TrainingListener.Progress progress) {}

    @Override
    public void paused(int update, double taken, double usual) {
      told.add("paused " + update + " " + taken + " " + usual);
    }

    @Override
    public void validated(double loss, double bleu) {
      told.add("validated " + loss + " " + bleu);
    }

    @Override
    public void say(String line) {
      told.add(line);
    }
  }
}
