package org.lengthwise.report.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.io.IoFault;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.JoinedResults;
import org.lengthwise.results.LengthRow;
import org.lengthwise.results.Provenance;
import org.lengthwise.results.ResultsException;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunProvenance;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.ScoreRow;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.results.TrainingRow;
import org.lengthwise.results.ValidationRow;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * The results of an experiment so far, read from its folder.
 *
 * @param spec the config; a data folder in it is reduced to its last path element
 * @param own of each model, the config of the experiment that its runs come from, where results of
 *     several were joined; none otherwise
 * @param joined what the results were joined from, where they were
 * @param runs one for each model and seed of the config, in its order, whether started or not; of
 *     joined results, those that there are
 */
public record ExperimentResults(
    ExperimentSpec spec,
    Map<String, ExperimentSpec> own,
    Optional<JoinedResults> joined,
    Optional<Provenance> provenance,
    Optional<CorpusManifest> corpus,
    List<RunRecord> runs,
    List<ScoreRow> scores,
    List<LengthRow> lengths,
    List<SharpnessRow> sharpness) {

  /**
   * Reads the folder; whatever is not there yet is left out.
   *
   * @throws ResultsException when a table or a record of the whole experiment cannot be read. What
   *     cannot be read of a single run becomes the fault of that run
   * @throws org.lengthwise.corpus.CorpusException when the corpus's manifest cannot be read
   */
  public static ExperimentResults read(ExperimentFolder folder) {
    ExperimentSpec spec = config(folder.config());
    Optional<JoinedResults> joined = optional(folder.joined(), JoinedResults::read);
    Map<String, ExperimentSpec> own = new LinkedHashMap<>();
    List<RunRecord> runs = new ArrayList<>();
    for (ModelSpec model : spec.models()) {
      for (long seed : spec.seeds()) {
        RunFolder run = folder.run(model.name(), seed);
        if (joined.isEmpty() || Files.exists(run.status())) {
          runs.add(run(run, model.name(), seed));
          optional(run.config(), ExperimentResults::config)
              .ifPresent(config -> own.put(model.name(), config));
        }
      }
    }
    return new ExperimentResults(
        spec,
        Collections.unmodifiableMap(own),
        joined,
        optional(folder.provenance(), Provenance::read),
        optional(folder.corpusManifest(), file -> CorpusManifest.read(folder.corpus())),
        List.copyOf(runs),
        optional(folder.scores(), ScoreRow::read).orElse(List.of()),
        optional(folder.bleuByLength(), LengthRow::read).orElse(List.of()),
        optional(folder.sharpness(), SharpnessRow::read).orElse(List.of()));
  }

  /** The experiment as a model has it: with its training and decoding. */
  public ExperimentSpec at(String model) {
    return own.getOrDefault(model, spec).at(model);
  }

  /** The models' names, in the order of the config. */
  public List<String> models() {
    return spec.models().stream().map(ModelSpec::name).toList();
  }

  /** The names of the models of a kind, in the order of the config. */
  public List<String> models(Class<? extends ModelSpec> kind) {
    return spec.models().stream().filter(kind::isInstance).map(ModelSpec::name).toList();
  }

  /** Whether the sentences are made by the grammar. */
  public boolean grammar() {
    return spec.corpus() instanceof CorpusSpec.Grammar;
  }

  /** Whether the corpus may be redistributed. */
  public boolean shareable() {
    return corpus.map(CorpusManifest::shareable).orElse(grammar());
  }

  /** Scores by length as the paper has them. */
  public LengthCurves curves() {
    return LengthCurves.of(LengthCurves.Aspect.OF_THE_PAPER, models(), lengths);
  }

  private static ExperimentSpec config(Path file) {
    return withoutPath(ExperimentReader.parse(text(file), file.toString(), List.of()));
  }

  private static RunRecord run(RunFolder folder, String model, long seed) {
    List<String> faults = new ArrayList<>();
    Optional<RunStatus> status = forgiving(folder.status(), RunStatus::read, faults);
    List<TrainingRow> training =
        forgiving(folder.training(), TrainingRow::read, faults).orElse(List.of());
    List<ValidationRow> validation =
        forgiving(folder.validation(), ValidationRow::read, faults).orElse(List.of());
    Optional<RunProvenance> provenance =
        forgiving(folder.provenance(), RunProvenance::read, faults);
    return new RunRecord(
        model, seed, status, training, validation, provenance, String.join("; ", faults));
  }

  private static <T> Optional<T> forgiving(
      Path file, Function<Path, T> reader, List<String> faults) {
    try {
      return optional(file, reader);
    } catch (ResultsException | UncheckedIOException e) {
      faults.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static <T> Optional<T> optional(Path file, Function<Path, T> reader) {
    return Files.exists(file) ? Optional.of(reader.apply(file)) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no experiment: " + file + " cannot be read: " + IoFault.reason(e), e);
    }
  }

  private static ExperimentSpec withoutPath(ExperimentSpec spec) {
    CorpusSpec corpus = spec.corpus();
    return spec.withCorpus(corpus.withFolder(corpus.folder().map(ExperimentResults::lastElement)));
  }

  private static String lastElement(String folder) {
    String[] elements = folder.replace('\\', '/').split("/+", 0); // 0: a slash at the end adds none
    return elements.length == 0 ? "/" : elements[elements.length - 1];
  }
}
