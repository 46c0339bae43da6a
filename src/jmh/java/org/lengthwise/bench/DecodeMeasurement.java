package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.model.Translator;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.TrainingSpec;

/** Translations of the sentences of a file with a trained model; the search alone is timed. */
public final class DecodeMeasurement implements Measurement {
  @Override
  public JsonObject measure(Map<String, String> arguments) throws IOException {
    TrainedModel trained = TrainedModel.of(Path.of("" + arguments.get("run")));
    PreparedCorpus corpus = PreparedCorpus.read(trained.experiment().corpus());
    ModelSpec spec =
        ExperimentReader.read(trained.experiment().config(), List.of()).models().stream()
            .filter(model -> model.name().equals(trained.model()))
            .findFirst()
            .orElseThrow();
    int beam = Integer.parseInt(arguments.get("beam"));
    int batch = Integer.parseInt(arguments.get("batch"));
    List<int[]> sources = TrainedModel.sentences(Path.of("" + arguments.get("sources")));
    try (Translator translator = Translator.open(spec, TrainingSpec.DeviceKind.CPU, corpus, trained.weights())) {
      for (int i = 0; i < DecodeRow.warmPasses(beam); i++) {
        translator.translate(sources, search(beam, batch), 1);
      }
      long wall = System.nanoTime();
      CpuClock clock = new CpuClock();
      long cpu = clock.nanoseconds();
      List<List<Hypothesis>> found = translator.translate(sources, search(beam, batch), 1);
      double cpuSeconds = (clock.nanoseconds() - cpu) / 1e9;
      double wallSeconds = (System.nanoTime() - wall) / 1e9;
      Files.write(
          Path.of("" + arguments.get("hypotheses")),
          found.stream().map(best -> line(best.get(0).tokens())).toList());
      JsonObject result = new JsonObject();
      result.addProperty("model", trained.model());
      result.addProperty("beam", beam);
      result.addProperty("batch", batch);
      result.addProperty("sentences", sources.size());
      result.addProperty("wall_s", Numbers.round(wallSeconds, 3));
      result.addProperty("cpu_s", Numbers.round(cpuSeconds, 3));
      result.addProperty("sentences_per_s", Numbers.round(sources.size() / wallSeconds, 2));
      result.addProperty("sentences_per_cpu_s", Numbers.round(sources.size() / cpuSeconds, 2));
      return result;
    }
  }

  private static DecodingSpec search(int beam, int batch) {
    return beam == 1
        ? new DecodingSpec.Greedy(batch, DecodeRow.LENGTH_FACTOR, false, false)
        : new DecodingSpec.Beam(
            batch, DecodeRow.LENGTH_FACTOR, false, false, beam, DecodingSpec.Normalisation.LENGTH, false, false);
  }

  private static String line(int[] words) {
    return Arrays.stream(words).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }
}
