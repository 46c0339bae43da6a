package org.lengthwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;

/**
 * A finished run to translate with.
 *
 * @param weights of its best update
 */
record TrainedModel(ExperimentFolder experiment, String model, Path weights) {

  /**
   * @param folder RESULTS/runs/NAME
   */
  static TrainedModel of(Path folder) {
    RunStatus status = RunStatus.read(new RunFolder(folder).status());
    return new TrainedModel(
        new ExperimentFolder(folder.toAbsolutePath().getParent().getParent()),
        status.model(),
        folder.resolve("checkpoints/update-" + status.bestUpdate() + "/weights.safetensors"));
  }

  /** Writes test sentences, evenly spread over the test pairs, a line of word ids each. */
  Path writeSources(int sentences, Path file) throws IOException {
    PreparedCorpus corpus = PreparedCorpus.read(experiment.corpus());
    int pairs = corpus.test().size();
    int count = Math.min(sentences, pairs);
    return Files.write(
        file,
        IntStream.range(0, count)
            .mapToObj(i -> corpus.test().source((int) ((long) i * pairs / count)))
            .map(
                words ->
                    Arrays.stream(words)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" ")))
            .toList());
  }

  /** What {@link #writeSources} wrote. */
  static List<int[]> sentences(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray())
        .toList();
  }
}
