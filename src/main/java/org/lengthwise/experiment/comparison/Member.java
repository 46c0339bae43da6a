package org.lengthwise.experiment.comparison;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.RunStatus;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * Results that are to be joined with others.
 *
 * @param folder where they are, published or not
 * @param corpus what they were made from
 * @param runs those that are finished
 * @param missing those that are not, by their names
 */
record Member(
    ExperimentFolder folder,
    ExperimentResults results,
    CorpusManifest corpus,
    List<RunRecord> runs,
    List<String> missing) {

  /**
   * Reads the results.
   *
   * @throws RefusedException when they cannot be joined with others
   */
  static Member read(ExperimentFolder folder) {
    ExperimentResults results = ExperimentResults.read(folder);
    if (results.spec().sweep().isPresent()) {
      throw new RefusedException(
          folder.root()
              + " is a sweep, whose variants have names that no config can give; join experiments"
              + " without a sweep");
    }
    CorpusManifest corpus =
        results
            .corpus()
            .orElseThrow(
                () -> new RefusedException(folder.root() + " has no prepared corpus, so no runs"));
    List<RunRecord> runs = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (RunRecord run : results.runs()) {
      RunFolder place = folder.run(run.model(), run.seed());
      boolean finished =
          run.status().filter(status -> status.state() == RunStatus.State.FINISHED).isPresent();
      if (!finished) {
        missing.add(place.name());
      } else if (Files.exists(place.sentences()) || Files.exists(place.hypotheses())) {
        runs.add(run);
      } else {
        throw new RefusedException(
            "%s has neither sentences.csv.gz nor hypotheses.csv: an earlier version published it"
                .formatted(place.root()));
      }
    }
    if (runs.isEmpty()) {
      throw new RefusedException(folder.root() + " has no finished run");
    }
    return new Member(folder, results, corpus, List.copyOf(runs), List.copyOf(missing));
  }

  /** The folder, as messages name it. */
  String name() {
    return folder.root().toString();
  }

  /** The config of one of its models. */
  ModelSpec model(String name) {
    return results.spec().models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Everything that a run of a model depends on besides its seed, by key. */
  Map<String, String> settings(String model) {
    ExperimentSpec own = results.at(model);
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "models.", (Record) model(model));
    put(settings, "training.", own.training());
    // What neither weights nor translations depend on.
    settings.remove("training.checkpoint-every");
    settings.remove("training.log-every");
    settings.putAll(decoding(model));
    settings.put("the prepared corpus", corpus.identity());
    return settings;
  }

  /** How a model translates, by key. */
  Map<String, String> decoding(String model) {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "decoding.", (Record) results.at(model).decoding());
    return settings;
  }

  /** What the test depends on, by key. */
  Map<String, String> test() {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "evaluation.", results.spec().evaluation());
    // What is asked of the translations, not what is translated.
    settings
        .keySet()
        .removeIf(
            key ->
                key.startsWith("evaluation.alignments")
                    || List.of(
                            "evaluation.samples",
                            "evaluation.resamples",
                            "evaluation.confidence",
                            "evaluation.seed",
                            "evaluation.per-bucket",
                            "evaluation.baseline",
                            "evaluation.reference-bucket",
                            "evaluation.long-buckets")
                        .contains(key));
    settings.put("the test set", corpus.files().getOrDefault("test.jsonl", ""));
    settings.put("the case of the corpus", corpus.lowerCase() ? "lower" : "kept");
    return settings;
  }

  private static void put(Map<String, String> settings, String before, Record section) {
    EffectiveConfig.leaves(section).forEach((key, value) -> settings.put(before + key, value));
  }
}
