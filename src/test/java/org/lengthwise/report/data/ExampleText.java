package org.lengthwise.report.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.corpus.prepared.CorpusManifest;
import org.lengthwise.report.ResultsExample;
import org.lengthwise.results.HypothesisRow;
import org.lengthwise.results.Provenance;
import org.lengthwise.spec.CorpusSpec;

/** The config and the corpus of the made-up results. */
public final class ExampleText {
  private ExampleText() {}

  public static CorpusManifest manifest(boolean shareable) {
    return new CorpusManifest(
        1,
        "cd34",
        "europarl-en-fr",
        "en",
        "fr",
        null,
        null,
        CorpusSpec.Tokenisation.MOSES,
        true,
        shareable,
        Map.of("corpus.pairs", "100000"),
        Map.of("train.en.gz", "5f2a"),
        8002,
        8002,
        dropped(),
        split(100_000, new long[] {2_345_678, 45_678}, new long[] {2_567_890, 67_890}),
        split(2000, new long[] {56_789, 1234}, new long[] {61_234, 2345}),
        split(1811, new long[] {60_123, 1456}, new long[] {65_432, 2567}),
        new LengthHistogram(new TreeMap<>(Map.of(5, 4321, 61, 987))),
        Map.of("train.bitext", "0a1b"));
  }

  public static Provenance provenance(List<Long> seeds) {
    Map<String, String> data = new LinkedHashMap<>();
    for (String file : List.of("dev.en", "dev.fr", "train.en.gz", "train.fr.gz")) {
      data.put(file, "5f2a".repeat(16));
    }
    return new Provenance(
        "1234567890abcdef1234567890abcdef12345678",
        false,
        "0.1.0",
        "ab12".repeat(16),
        "cd34".repeat(16),
        data,
        Map.of("java", "17.0.12", "djl", "0.35.1", "libtorch", "2.7.1"),
        "Linux amd64",
        "AMD EPYC 7543",
        2,
        1,
        seeds,
        "2026-01-02T03:04:05Z",
        "2026-01-02T04:34:05Z",
        "asked for, system: madvise",
        "matmul",
        "lengthwise experiment example.yaml --set corpus.folder=europarl-en-fr");
  }

  private static Map<String, Integer> dropped() {
    Map<String, Integer> dropped = new LinkedHashMap<>();
    dropped.put("empty", 12);
    dropped.put("too-long", 23_456);
    dropped.put("unbalanced", 0);
    return dropped;
  }

  /** All but seven sentences of five tokens, those of ninety. */
  private static CorpusManifest.SplitSummary split(int pairs, long[] source, long[] target) {
    LengthHistogram lengths = new LengthHistogram(new TreeMap<>(Map.of(5, pairs - 7, 90, 7)));
    return new CorpusManifest.SplitSummary(
        pairs,
        new CorpusManifest.SplitSummary.SideSummary(source[0], source[1], lengths),
        new CorpusManifest.SplitSummary.SideSummary(target[0], target[1], lengths));
  }

  /** A test sentence and its translation, which of the fixed-vector model has two words more. */
  public static HypothesisRow hypothesis(String model, long seed, int sentence, int length) {
    String source = sentence("the honourable member said what the house had to hear", length);
    String reference =
        sentence("l'honorable membre a dit ce que la maison devait entendre", length);
    String text = reference + (model.equals(ResultsExample.FIXED) ? " ⁇ ⁇" : "");
    return new HypothesisRow(
        model,
        seed,
        "greedy",
        sentence,
        length,
        length,
        source,
        reference,
        text,
        -7.5,
        text,
        reference,
        "all",
        Optional.of(true));
  }

  private static String sentence(String words, int length) {
    String[] word = words.split(" ");
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      tokens.add(word[i % word.length]);
    }
    return String.join(" ", tokens);
  }

  /** The config of an experiment with these models, as {@link ExampleModels} has them. */
  public static String config(String corpus, List<Long> seeds, String models) {
    String files =
        """
          kind: files
          folder: /home/someone/secret place/europarl-en-fr/
          source: en
          target: fr
          pairs: 100000
          length-limit: 50
          ratio-limit: 9
          tokenisation: moses
          lower-case: true
        """;
    String grammar =
        """
          kind: grammar
          seed: 1
          words: 150
          length-limit: 60
          pairs: 40000
          dev-pairs: 500
          test-pairs: 1400
        """;
    return """
        name: example
        question: "Does BLEU fall with length?"
        corpus:
        %svocabulary:
          source-words: 8000
          target-words: 8000
        models:
        %straining:
          updates: 3000
          batch: 80
          window: 20
          optimiser: {kind: adam, learning-rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8}
          clip: 1
          loss: token-mean
          initialisation: fan-in
          log-every: 25
          checkpoint-every: 250
          validation: {every: 250, pairs: 1000, translations: 100}
          device: cpu
          threads: 1
        decoding: {kind: greedy, batch: 64, length-factor: 3, ban-unknown: false, replace-unknown: false}
        evaluation:
          buckets: [10, 20, 30, 40, 50, 60]
          per-bucket: 280
          resamples: 1000
          confidence: 0.95
          samples: 10
          no-unk: false
          alignments: {drawn: 1, sentences: ["the agreement on the area was signed ."]}
          seed: 12345
        seeds: %s
        """
        .formatted(corpus.equals("grammar") ? grammar : files, models, seeds);
  }
}
