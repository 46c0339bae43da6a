package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Greedy and beam search for real sentences with trained models, RUN; with PEER, in turn with a
 * search in PyTorch that has the same weights.
 */
final class DecodeRow implements Row {
  static final double LENGTH_FACTOR = 3;

  /**
   * How often all sentences are translated before the clock starts, here and at the peer: for some
   * ten seconds, after which the virtual machine has compiled what it will.
   */
  static int warmPasses(int beam) {
    return beam == 1 ? 8 : 1;
  }

  private static final int SENTENCES = 500;
  private static final int BATCH = 64;
  private static final int WIDTH = 12;

  @Override
  public String name() {
    return "decode";
  }

  @Override
  public String missing(Settings settings) {
    return settings.text("RUN").isPresent() ? "" : "RUN=folder";
  }

  @Override
  public void run(Session session) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "model",
            "search",
            "sentences a CPU second",
            "peer's",
            "times as many",
            "equal hypotheses"));
    for (String folder : session.settings().list("RUN", List.of())) {
      for (int beam : new int[] {1, WIDTH}) {
        rows.add(measure(session, Path.of(folder).toAbsolutePath(), beam));
      }
    }
    session.table("decode: translation of real sentences, medians, one thread", rows);
  }

  private static List<String> measure(Session session, Path folder, int beam) throws IOException {
    TrainedModel trained = TrainedModel.of(folder);
    Files.createDirectories(Session.FOLDER);
    Path sources = trained.writeSources(SENTENCES, Session.FOLDER.resolve("sources"));
    Path ours = Session.FOLDER.resolve("hypotheses").toAbsolutePath();
    Path theirs = Session.FOLDER.resolve("hypotheses-of-peer").toAbsolutePath();
    Map<String, String> arguments = new TreeMap<>();
    arguments.put("run", folder.toString());
    arguments.put("beam", "" + beam);
    arguments.put("batch", "" + BATCH);
    arguments.put("sources", sources.toAbsolutePath().toString());
    arguments.put("hypotheses", ours.toString());
    Optional<Peer> peer = session.settings().path("PEER").map(Peer::new);
    int times = peer.isPresent() ? session.settings().number("PAIRS", 5) : 1;
    double[] rates = new double[times];
    double[] ratesOfPeer = new double[times];
    for (int i = 0; i < times; i++) {
      rates[i] = rate(session.measure("decode", DecodeMeasurement.class, arguments, true, ""));
      if (peer.isPresent()) {
        JsonObject measured =
            peer.get().translate(trained.weights(), sources, theirs, beam, BATCH, LENGTH_FACTOR);
        ratesOfPeer[i] = rate(session.emit("decode", measured));
      }
    }
    String search = beam == 1 ? "greedy" : "beam " + beam;
    String rate = Numbers.text(StepTimes.median(rates), 1);
    if (peer.isEmpty()) {
      return List.of(trained.model(), search, rate, "-", "-", "-");
    }
    double ratio = StepTimes.median(rates) / StepTimes.median(ratesOfPeer);
    String equal = equal(Files.readAllLines(ours), Files.readAllLines(theirs));
    JsonObject line = new JsonObject();
    line.addProperty("model", trained.model());
    line.addProperty("beam", beam);
    line.addProperty("pairs", times);
    line.addProperty("ratio", Numbers.round(ratio, 3));
    line.addProperty("equal", equal);
    session.emit("decode", line);
    return List.of(
        trained.model(),
        search,
        rate,
        Numbers.text(StepTimes.median(ratesOfPeer), 1),
        Numbers.text(ratio, 2),
        equal);
  }

  private static double rate(JsonObject measured) {
    return measured.get("sentences_per_cpu_s").getAsDouble();
  }

  private static String equal(List<String> ours, List<String> theirs) {
    long equal =
        IntStream.range(0, ours.size()).filter(i -> ours.get(i).equals(theirs.get(i))).count();
    return equal + " of " + ours.size();
  }
}
