package org.lengthwise.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.HardAttention;
import org.lengthwise.report.data.LengthCurves;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.RunStatus;
import org.lengthwise.results.RunStatus.State;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.ModelSpec;

/** What a reader must know before believing the numbers, and which runs are missing from them. */
public record Caveats(ExperimentResults study) {

  /** Limits of the comparison, each in a sentence or two. */
  public List<String> limits() {
    List<String> limits = new ArrayList<>(new ScoreCaveats(study).sentences());
    if (study.grammar()) {
      limits.add(
          "This is an illustration: the sentences come from a small made-up grammar, and the scores"
              + " say nothing about natural languages.");
    }
    limits.addAll(new EncoderCaveat(study).sentences());
    limits.addAll(initialised());
    limits.addAll(hard());
    limits.addAll(beam());
    limits.addAll(unknownWords());
    limits.addAll(convergence());
    limits.addAll(singleSeeds());
    limits.addAll(beyondTraining());
    return limits;
  }

  /** Which models started from the weights of others, and so have been trained longer. */
  private List<String> initialised() {
    List<String> sentences = new ArrayList<>();
    for (ModelSpec model : study.spec().models()) {
      model
          .initialiseFrom()
          .ifPresent(
              start ->
                  sentences.add(
                      model.name()
                          + " started from the best weights of "
                          + start
                          + ", so it has been trained for the updates of both."));
    }
    return sentences;
  }

  /** How the models with hard attention chose when nothing was learnt. */
  private List<String> hard() {
    Map<String, List<String>> models = new LinkedHashMap<>();
    for (ModelSpec model : study.spec().models()) {
      HardAttention.decoding(model)
          .ifPresent(
              decoding ->
                  models
                      .computeIfAbsent(HardAttention.words(decoding), key -> new ArrayList<>())
                      .add(model.name()));
    }
    List<String> sentences = new ArrayList<>();
    models.forEach(
        (how, names) ->
            sentences.add(
                Numbers.joined(names)
                    + (names.size() == 1 ? " uses" : " use")
                    + " hard attention. Translations, and the development loss that selects the"
                    + " best weights, were computed with "
                    + how
                    + "."));
    return sentences;
  }

  /** How many decoding settings there are; more than one only in a sweep. */
  private long decodings() {
    return study.models().stream().map(model -> study.at(model).decoding()).distinct().count();
  }

  /** How beam search was set; greedy search needs no words. */
  private List<String> beam() {
    if (decodings() > 1) {
      return List.of(
          "The models were decoded with different settings; see the config lines that differ.");
    }
    return study
        .spec()
        .decoding()
        .match(
            greedy -> List.of(),
            beam ->
                List.of(
                    "Translations were found by beam search of width "
                        + beam.width()
                        + "; finished hypotheses are ranked by "
                        + (beam.normalisation() == DecodingSpec.Normalisation.LENGTH
                            ? "log-probability per token"
                            : "total log-probability")
                        + ". The development loss does not depend on the beam."));
  }

  /** How unknown words in the output were treated, and for which models that was not possible. */
  private List<String> unknownWords() {
    List<String> sentences = new ArrayList<>();
    if (decodings() > 1) {
      return sentences;
    }
    if (study.spec().decoding().banUnknown()) {
      sentences.add("The unknown word was banned from all translations.");
    }
    if (study.spec().decoding().replaceUnknown()) {
      List<String> without =
          study.spec().models().stream()
              .filter(model -> model instanceof FixedVectorSpec)
              .map(ModelSpec::name)
              .toList();
      sentences.add(
          "Unknown words in the translations were replaced by the most attended source words"
              + (without.isEmpty()
                  ? "."
                  : "; a fixed vector attends to none, so this helps all models except "
                      + String.join(", ", without)
                      + "."));
    }
    return sentences;
  }

  /** Which models were scored on sentences longer than any they were trained on. */
  private List<String> beyondTraining() {
    LengthCurves curves = study.curves();
    Map<Integer, List<String>> models = new TreeMap<>();
    for (ModelSpec model : study.spec().models()) {
      int limit = study.spec().lengthLimit(model);
      boolean beyond =
          curves.points().getOrDefault(model.name(), List.of()).stream()
              .anyMatch(point -> point.bucket().from() > limit && !point.empty());
      if (beyond) {
        models.computeIfAbsent(limit, key -> new ArrayList<>()).add(model.name());
      }
    }
    List<String> sentences = new ArrayList<>();
    models.forEach(
        (limit, names) ->
            sentences.add(
                Numbers.joined(names)
                    + (names.size() == 1 ? " was" : " were")
                    + " trained on sentences of at most "
                    + limit
                    + " tokens; the scores of longer ones are for lengths never seen in training."));
    return sentences;
  }

  private List<String> singleSeeds() {
    LengthCurves curves = study.curves();
    List<String> models = curves.withOneSeed();
    if (models.isEmpty()) {
      return List.of();
    }
    String who =
        curves.severalSeeds()
            ? Numbers.joined(models)
                + (models.size() == 1 ? " has" : " have")
                + " scores of one seed only."
            : "Each model was trained with one seed.";
    return List.of(
        who
            + " The intervals say how the scores vary with the test sentences, not how they vary"
            + " with training.");
  }

  /** Each run that is not in the tables, or not wholly, with the reason. */
  public List<String> absences() {
    List<String> absences = new ArrayList<>();
    for (RunRecord run : study.runs()) {
      String name = run.model() + ", seed " + run.seed();
      String state =
          run.status().map(status -> state(status, scored(run))).orElse("not started yet");
      if (run.status().isEmpty() && !run.fault().isEmpty()) {
        state = "";
      }
      String reason =
          List.of(state, run.fault()).stream()
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("; "));
      if (!reason.isEmpty()) {
        absences.add(name + ": " + reason + ".");
      }
    }
    return absences;
  }

  private static String state(RunStatus status, boolean scored) {
    if (status.state() == State.FINISHED) {
      return scored ? "" : "finished, but not scored yet";
    }
    String at = status.update() == 0 ? "" : " at update " + status.update();
    String word = status.state().name().toLowerCase(Locale.ROOT);
    String message = status.message().strip().replaceFirst("\\.$", "");
    if (message.startsWith(word + " ")) {
      return message; // such as: stopped after update 5; it will continue from there
    }
    if (message.startsWith(word + ";")) {
      return word + at + message.substring(word.length());
    }
    return word + at + (message.isEmpty() ? "" : ": " + message);
  }

  private boolean scored(RunRecord run) {
    return study.scores().stream()
        .filter(row -> row.subset().equals(HypothesisRow.ALL))
        .anyMatch(row -> row.model().equals(run.model()) && row.seed() == run.seed());
  }

  /** Whether the development loss has stopped falling; never that a model has converged. */
  private List<String> convergence() {
    List<String> falling = new ArrayList<>();
    List<String> risen = new ArrayList<>();
    for (String model : study.models()) {
      List<RunRecord> runs =
          study.runs().stream()
              .filter(run -> run.model().equals(model))
              .filter(run -> run.validation().size() > 1 && run.best().isPresent())
              .toList();
      List<RunRecord> lowestLast = runs.stream().filter(RunRecord::stillFalling).toList();
      if (!lowestLast.isEmpty()) {
        falling.add(model + seeds(lowestLast));
      }
      List<RunRecord> others = runs.stream().filter(run -> !run.stillFalling()).toList();
      if (!others.isEmpty()) {
        risen.add(model + seeds(others));
      }
    }
    List<String> sentences = new ArrayList<>();
    if (!falling.isEmpty()) {
      sentences.add(
          "Not converged: at the last validation the development loss of "
              + Numbers.joined(falling)
              + " was the lowest so far. Longer training may change the scores and the gap.");
    }
    if (!risen.isEmpty()) {
      sentences.add(
          "The development loss of "
              + Numbers.joined(risen)
              + " was lowest before the last validation. That alone does not show convergence.");
    }
    return sentences;
  }

  /** Such as: (seeds 1 and 3); nothing where the config has only one. */
  private String seeds(List<RunRecord> runs) {
    List<String> seeds = runs.stream().map(run -> Long.toString(run.seed())).toList();
    return study.spec().seeds().size() == 1
        ? ""
        : (seeds.size() == 1 ? " (seed " : " (seeds ") + Numbers.joined(seeds) + ")";
  }
}
