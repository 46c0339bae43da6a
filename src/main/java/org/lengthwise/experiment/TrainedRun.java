package org.lengthwise.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.ModelSpec;
import org.lengthwise.corpus.CorpusManifest;
import org.lengthwise.corpus.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.text.Tokeniser;

/** A run that has a checkpoint to translate with. */
public final class TrainedRun {
  private final RunEngine engine;
  private final RunFolder folder;
  private final ExperimentSpec spec;
  private final ModelSpec model;
  private final int update;
  private final PreparedCorpus corpus;

  private TrainedRun(
      RunEngine engine,
      RunFolder folder,
      ExperimentSpec spec,
      ModelSpec model,
      int update,
      PreparedCorpus corpus) {
    this.engine = engine;
    this.folder = folder;
    this.spec = spec;
    this.model = model;
    this.update = update;
    this.corpus = corpus;
  }

  /**
   * Opens a run: {@code results/<experiment>/runs/<model>-s<seed>}.
   *
   * @throws RefusedException when the folder is none of a run, or the run has no checkpoint yet
   */
  public static TrainedRun open(Path run, RunEngine engine) {
    Path place = run.toAbsolutePath().normalize();
    RunFolder folder = new RunFolder(place);
    Path runs = place.getParent();
    if (!Files.exists(folder.status()) || runs == null || runs.getParent() == null) {
      throw new RefusedException(
          run + " is not the folder of a run, such as results/quickstart/runs/attention-s1");
    }
    RunStatus status = RunStatus.read(folder.status());
    if (status.bestUpdate() == 0) {
      throw new RefusedException(
          run
              + " has no checkpoint to translate with; its training is "
              + status.state().name().toLowerCase(Locale.ROOT));
    }
    ExperimentFolder experiment = new ExperimentFolder(runs.getParent());
    ExperimentSpec spec = ExperimentReader.read(experiment.config(), List.of());
    ModelSpec model =
        spec.models().stream()
            .filter(candidate -> candidate.name().equals(status.model()))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(experiment.config() + " has no model " + status.model()));
    PreparedCorpus corpus = PreparedCorpus.read(experiment.corpus());
    return new TrainedRun(engine, folder, spec, model, status.bestUpdate(), corpus);
  }

  /**
   * Translates lines of text.
   *
   * @return the target tokens of each line; none for a blank line
   */
  public List<List<String>> translate(List<String> lines) {
    CorpusManifest manifest = corpus.manifest();
    Tokeniser tokeniser = Tokeniser.of(manifest.tokenisation(), manifest.sourceLanguage());
    List<List<String>> translations = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<int[]> sources = new ArrayList<>();
    for (String line : lines) {
      List<String> tokens =
          tokeniser.tokenise(manifest.lowerCase() ? line.toLowerCase(Locale.ROOT) : line);
      if (!tokens.isEmpty()) {
        places.add(translations.size());
        sources.add(corpus.source().encode(tokens));
      }
      translations.add(List.of());
    }
    List<Hypothesis> hypotheses;
    try (SentenceTranslator translator = engine.open(spec, model, corpus, folder, update)) {
      hypotheses =
          translator.translate(sources, spec.decoding(), 1).stream()
              .map(found -> found.get(0))
              .toList();
    }
    for (int i = 0; i < places.size(); i++) {
      translations.set(places.get(i), corpus.target().decode(hypotheses.get(i).tokens()));
    }
    return translations;
  }

  /** Target tokens as a line of running text. */
  public String detokenise(List<String> tokens) {
    return corpus.targetTokeniser().detokenise(tokens);
  }
}
