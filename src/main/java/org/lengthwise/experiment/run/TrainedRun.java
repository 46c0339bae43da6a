package org.lengthwise.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.decode.Hypothesis;
import org.lengthwise.decode.SentenceTranslator;
import org.lengthwise.evaluation.Alignments;
import org.lengthwise.evaluation.CorpusWords;
import org.lengthwise.evaluation.UnknownWordReplacement;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.results.AlignmentRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/** A run that has a checkpoint to translate with. */
public final class TrainedRun {
  private final RunEngine engine;
  private final RunFolder folder;
  private final ExperimentSpec spec;
  private final ModelSpec model;
  private final RunStatus status;
  private final PreparedCorpus corpus;

  private TrainedRun(
      RunEngine engine,
      RunFolder folder,
      ExperimentSpec spec,
      ModelSpec model,
      RunStatus status,
      PreparedCorpus corpus) {
    this.engine = engine;
    this.folder = folder;
    this.spec = spec;
    this.model = model;
    this.status = status;
    this.corpus = corpus;
  }

  /**
   * Opens a run: {@code results/<experiment>/runs/<model>-s<seed>}.
   *
   * @param settings values laid over those of the experiment's config, each {@code
   *     decoding.key=value}, as in {@link ExperimentReader#decoding}
   * @throws RefusedException when this is not the folder of a run, or the run has no checkpoint yet
   * @throws org.lengthwise.config.yaml.ConfigException when the settings have faults
   */
  public static TrainedRun open(Path run, RunEngine engine, List<String> settings) {
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
              + " has no checkpoint to translate with; the run is "
              + status.state().name().toLowerCase(Locale.ROOT));
    }
    ExperimentFolder experiment = new ExperimentFolder(runs.getParent());
    ExperimentSpec whole = ExperimentReader.read(experiment.config(), List.of());
    ModelSpec model =
        whole.models().stream()
            .filter(candidate -> candidate.name().equals(status.model()))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(experiment.config() + " has no model " + status.model()));
    ExperimentSpec own = whole.at(model.name());
    ExperimentSpec spec = own.withDecoding(ExperimentReader.decoding(own.decoding(), settings));
    PreparedCorpus corpus = PreparedCorpus.read(experiment.corpus());
    return new TrainedRun(engine, folder, spec, model, status, corpus);
  }

  /** How it translates. */
  public DecodingSpec decoding() {
    return spec.decoding();
  }

  /** The words of each line of text that the model does not know, each once. */
  public List<List<String>> unknown(List<String> lines) {
    return words(lines, CorpusWords.source(corpus)).stream().map(corpus.source()::unknown).toList();
  }

  /**
   * Translates lines of text.
   *
   * @param most how many translations of each line to return; greedy search has one, a beam as many
   *     as its width
   * @return the translations of each line, the one that the search prefers first; one without words
   *     for a blank line
   */
  public List<List<Translation>> translate(List<String> lines, int most) {
    List<List<String>> sources = words(lines, CorpusWords.source(corpus));
    UnknownWordReplacement unknownWords =
        new UnknownWordReplacement(corpus.target(), spec.decoding().replaceUnknown());
    List<List<Hypothesis>> found;
    try (SentenceTranslator translator = open()) {
      found = translate(sources, most, translator);
    }
    List<List<Translation>> translations = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      List<String> source = sources.get(i);
      translations.add(
          source.isEmpty()
              ? List.of(new Translation(List.of(), 0))
              : found.get(i).stream()
                  .map(
                      hypothesis ->
                          new Translation(
                              unknownWords.of(hypothesis, source), hypothesis.logProbability()))
                  .toList());
    }
    return translations;
  }

  /**
   * Translates lines of text, and returns the attention weights and the log-probability of each
   * word.
   *
   * @param most as for {@link #translate}
   * @return the translations of line 1, best first, named {@code line-1}, then those of line 2; one
   *     without words for a blank line; each with the words of its line that the model does not
   *     know
   */
  public List<AlignmentRecord> alignTranslations(List<String> lines, int most) {
    List<List<String>> sources = words(lines, CorpusWords.source(corpus));
    List<AlignmentRecord> records = new ArrayList<>();
    try (SentenceTranslator translator = open()) {
      List<List<Hypothesis>> found = translate(sources, most, translator);
      List<Alignments.Own> translations = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        for (Hypothesis hypothesis : found.get(i)) {
          translations.add(new Alignments.Own(name(i), sources.get(i), hypothesis));
        }
      }
      Iterator<AlignmentRecord> aligned = alignments().ofOwn(translations, translator).iterator();
      for (int i = 0; i < sources.size(); i++) {
        List<String> unknown = corpus.source().unknown(sources.get(i));
        if (sources.get(i).isEmpty()) {
          records.add(alignments().ofNothing(name(i)).withUnknown(unknown, null));
        }
        for (int j = 0; j < found.get(i).size(); j++) {
          records.add(aligned.next().withUnknown(unknown, null));
        }
      }
    }
    return records;
  }

  /**
   * Scores given translations: forced decoding.
   *
   * @param sources source lines
   * @param targets as many target lines
   * @param tokenised whether they are tokenised, and of the right case, already
   * @return a record a pair, named {@code line-1} and so on, with the words of both sides that the
   *     model does not know; a blank line is a sentence without words
   */
  public List<AlignmentRecord> align(
      List<String> sources, List<String> targets, boolean tokenised) {
    CorpusWords asGiven = CorpusWords.tokenised();
    List<List<String>> sourceWords =
        words(sources, tokenised ? asGiven : CorpusWords.source(corpus));
    List<List<String>> targetWords =
        words(targets, tokenised ? asGiven : CorpusWords.target(corpus));
    List<Alignments.Given> pairs = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      pairs.add(new Alignments.Given(name(i), sourceWords.get(i), targetWords.get(i)));
    }
    List<AlignmentRecord> aligned;
    try (SentenceTranslator translator = open()) {
      aligned = alignments().ofGiven(pairs, translator);
    }
    List<AlignmentRecord> records = new ArrayList<>();
    for (int i = 0; i < aligned.size(); i++) {
      records.add(
          aligned
              .get(i)
              .withUnknown(
                  corpus.source().unknown(sourceWords.get(i)),
                  corpus.target().unknown(targetWords.get(i))));
    }
    return records;
  }

  /** Target tokens as a line of running text. */
  public String detokenise(List<String> tokens) {
    return corpus.targetTokeniser().detokenise(tokens);
  }

  private SentenceTranslator open() {
    return engine.open(spec, model, corpus, folder, status.bestUpdate());
  }

  private Alignments alignments() {
    return new Alignments(status.model(), status.seed(), corpus.source(), corpus.target());
  }

  /** The hypotheses of each sentence; none for an empty one, which is not translated. */
  private List<List<Hypothesis>> translate(
      List<List<String>> sources, int most, SentenceTranslator translator) {
    List<int[]> ids =
        sources.stream().filter(words -> !words.isEmpty()).map(corpus.source()::encode).toList();
    Iterator<List<Hypothesis>> found =
        ids.isEmpty()
            ? Collections.emptyIterator()
            : translator.translate(ids, spec.decoding(), most).iterator();
    List<List<Hypothesis>> hypotheses = new ArrayList<>();
    for (List<String> words : sources) {
      hypotheses.add(words.isEmpty() ? List.of() : found.next());
    }
    return hypotheses;
  }

  private static List<List<String>> words(List<String> lines, CorpusWords words) {
    return lines.stream().map(words::of).toList();
  }

  private static String name(int line) {
    return "line-" + (line + 1);
  }

  /**
   * A line as a model translates it.
   *
   * @param tokens target words
   * @param logProbability in nats, end token counted; 0 for a blank line, which is not translated
   */
  public record Translation(List<String> tokens, double logProbability) {}
}
