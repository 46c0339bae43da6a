package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.random.RandomStream;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunStatus;

/**
 * A side-by-side experiment, two models by two seeds, each run on one thread: wall clock of the
 * whole command, from a corpus of random sentences to the report. The peer only trains the same
 * four: one after the other on two threads, and two at a time on one thread each.
 */
final class ExperimentRow implements Row {
  private static final int UPDATES = 60;
  private static final int SEEDS = 2;
  private static final String NAME = "bench"; // of the experiment, in its YAML

  @Override
  public String name() {
    return "experiment";
  }

  @Override
  public void run(Session session) throws Exception {
    Settings settings = session.settings();
    int updates = settings.number("UPDATES", UPDATES);
    int rounds = settings.path("PEER").isPresent() ? settings.number("PAIRS", 5) : 1;
    ModelSize size = settings.sizes(List.of("S256")).get(0);
    Path folder = Scratch.fresh(name());
    Path config = write(folder, size, updates);
    List<Double> ours = new ArrayList<>();
    List<Double> inTurn = new ArrayList<>();
    List<Double> twoAtATime = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      ours.add(ours(session, folder, config));
      Optional<Path> python = settings.path("PEER");
      if (python.isPresent()) {
        Peer peer = new Peer(python.get());
        inTurn.add(peer(session, peer, size, updates, 1));
        twoAtATime.add(peer(session, peer, size, updates, 2));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("what", "seconds", "ours by it"));
    rows.add(List.of("lengthwise experiment", Numbers.text(median(ours), 1), ""));
    if (!inTurn.isEmpty()) {
      rows.add(row("(a) peer, one after the other, two threads", ours, inTurn));
      rows.add(row("(b) peer, two at a time, one thread each", ours, twoAtATime));
    }
    session.table(
        "experiment: 2 models, 2 seeds, %d updates at %s".formatted(updates, size.name()), rows);
    Scratch.delete(folder);
  }

  private static List<String> row(String what, List<Double> ours, List<Double> theirs) {
    return List.of(
        what, Numbers.text(median(theirs), 1), Numbers.text(median(ours) / median(theirs), 3));
  }

  private static double median(List<Double> seconds) {
    return StepTimes.median(seconds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Sentences of equal length of all words, as many as the updates see; the config's path. */
  private static Path write(Path folder, ModelSize size, int updates) throws IOException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    int pairs = Math.max(updates, UPDATES) * size.batch();
    for (String side : List.of("src", "trg")) {
      UniformRandomProvider random = RandomStream.of(1, "bench/" + side, 0);
      Files.write(corpus.resolve("train." + side), sentences(pairs, size, random));
      Files.write(corpus.resolve("dev." + side), sentences(1, size, random));
      Files.write(corpus.resolve("test." + side), sentences(1, size, random));
    }
    List<Integer> seeds = IntStream.rangeClosed(1, SEEDS).boxed().toList();
    String yaml =
        ExperimentYaml.of(size, new ExperimentYaml.Run(corpus.toString(), updates, 1, seeds));
    return Files.writeString(folder.resolve("bench.yaml"), yaml);
  }

  /** Every word comes once before any comes again by chance: the vocabulary is full. */
  private static List<String> sentences(int count, ModelSize size, UniformRandomProvider random) {
    int words = size.words() - 2; // without end token and unknown word
    int length = size.length() - 1;
    return IntStream.range(0, count)
        .mapToObj(
            sentence ->
                IntStream.range(sentence * length, (sentence + 1) * length)
                    .map(place -> place < words ? place : random.nextInt(words))
                    .mapToObj(word -> "w" + word)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private double ours(Session session, Path folder, Path config) throws IOException {
    Path results = folder.resolve("results");
    Scratch.delete(results);
    ProcessBuilder builder =
        Launcher.plain(
            List.of(
                Launcher.COMMAND.toString(),
                "experiment",
                config.toString(),
                "--results",
                results.toString()));
    long begin = System.nanoTime();
    Launcher.lines(builder);
    double seconds = (System.nanoTime() - begin) / 1e9;
    ExperimentFolder experiment = new ExperimentFolder(results.resolve(NAME));
    JsonObject line = new JsonObject();
    line.addProperty("seconds", Numbers.round(seconds, 2));
    for (String model : List.of("fixed-vector", "attention")) {
      RunStatus status = RunStatus.read(experiment.run(model, 1).status());
      line.addProperty(model + "_training_s", Numbers.round(status.trainingSeconds(), 2));
      line.addProperty(model + "_parameters", status.parameters());
    }
    session.emit(name(), line);
    return seconds;
  }

  /** The peer's trainings, so many at a time; all of them use two threads. */
  private double peer(Session session, Peer peer, ModelSize size, int updates, int atATime)
      throws Exception {
    ExecutorService places = Executors.newFixedThreadPool(atATime);
    List<Future<JsonObject>> trainings = new ArrayList<>();
    long begin = System.nanoTime();
    for (int seed = 0; seed < SEEDS; seed++) {
      for (String model : ModelSize.MODELS) {
        ProcessBuilder training = peer.steps(size.name(), model, 2 / atATime, updates, false);
        trainings.add(places.submit(() -> Launcher.lastLine(training)));
      }
    }
    places.shutdown();
    for (Future<JsonObject> training : trainings) {
      training.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    JsonObject line = new JsonObject();
    line.add("peer", trainings.get(0).get().get("peer"));
    line.addProperty("at_a_time", atATime);
    line.addProperty("threads", 2 / atATime);
    line.addProperty("seconds", Numbers.round(seconds, 2));
    session.emit(name(), line);
    return seconds;
  }
}
