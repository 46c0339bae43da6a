package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.BatchOrder;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.spec.ExperimentSpec;

/** How much of the batches of an epoch is padding. */
final class PaddingRow implements Row {
  private static final String CONFIG = "configs/europarl-small.yaml";

  /** Positions in some batches, end tokens counted, and how many of them hold no word. */
  private record Positions(long all, long padding) {
    Positions plus(Positions other) {
      return new Positions(all + other.all, padding + other.padding);
    }

    double share() {
      return (double) padding / all;
    }
  }

  @Override
  public String name() {
    return "padding";
  }

  @Override
  public String missing(Settings settings) {
    boolean known = settings.text("DATA").isPresent() || settings.text("CONFIG").isPresent();
    return known ? "" : "DATA=folder, of the corpus of " + CONFIG + " or of CONFIG";
  }

  @Override
  public void run(Session session) throws IOException {
    Settings settings = session.settings();
    String config = settings.text("CONFIG").orElse(CONFIG);
    List<String> overrides =
        settings.path("DATA").map(data -> List.of("corpus.folder=" + data)).orElse(List.of());
    ExperimentSpec spec = ExperimentReader.read(Path.of(config), overrides);
    Path folder = Scratch.fresh("padding").resolve("corpus");
    Preparation.prepare(spec, folder, System.err::println);
    Bitext train = PreparedCorpus.read(folder).train();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("length limit", "batch", "window", "source", "target", "both"));
    List<Integer> limits =
        spec.models().stream()
            .map(model -> model.lengthLimit().orElse(spec.corpus().lengthLimit()))
            .distinct()
            .toList();
    for (int limit : limits) {
      rows.add(measure(session, spec, train, limit));
    }
    session.table("padding: share of the positions of an epoch, " + config, rows);
    Scratch.delete(folder);
  }

  private List<String> measure(Session session, ExperimentSpec spec, Bitext train, int limit)
      throws IOException {
    int batch = spec.training().batch();
    int window = spec.training().window();
    List<int[]> batches = new BatchOrder(train, limit, batch, window, spec.seeds().get(0)).epoch(0);
    Positions source = positions(batches, train::sourceLength);
    Positions target = positions(batches, train::targetLength);
    Positions both = source.plus(target);
    JsonObject line = new JsonObject();
    line.addProperty("experiment", spec.name());
    line.addProperty("length_limit", limit);
    line.addProperty("batch", batch);
    line.addProperty("window", window);
    line.addProperty("batches", batches.size());
    line.addProperty("positions", both.all());
    line.addProperty("padding", both.padding());
    line.addProperty("share", Numbers.round(both.share(), 4));
    session.emit(name(), line);
    return List.of(
        "" + limit,
        "" + batch,
        "" + window,
        percent(source.share()),
        percent(target.share()),
        percent(both.share()));
  }

  private static Positions positions(List<int[]> batches, IntUnaryOperator length) {
    Positions sum = new Positions(0, 0);
    for (int[] batch : batches) {
      int[] lengths = Arrays.stream(batch).map(length).map(words -> words + 1).toArray();
      long all = (long) batch.length * Arrays.stream(lengths).max().orElseThrow();
      sum = sum.plus(new Positions(all, all - Arrays.stream(lengths).sum()));
    }
    return sum;
  }

  private static String percent(double share) {
    return Numbers.text(100 * share, 1) + "%";
  }
}
