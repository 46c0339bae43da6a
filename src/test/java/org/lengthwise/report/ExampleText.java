package org.lengthwise.report;

import java.util.List;

/** The texts in the folder of the made-up results. */
final class ExampleText {
  private ExampleText() {}

  static String manifest(boolean shareable) {
    return """
        {"identity": "cd34", "lowerCase": true, "shareable": %s,
         "sourceLanguage": "en", "targetLanguage": "fr",
         "sourceVocabulary": 8002, "targetVocabulary": 8002,
         "dropped": {"empty": 12, "over-long": 23456, "unbalanced": 0},
         "train": {"pairs": 100000, "source": {"tokens": 2345678, "unknown": 45678},
                   "target": {"tokens": 2567890, "unknown": 67890}},
         "dev": {"pairs": 2000, "source": {"tokens": 56789, "unknown": 1234},
                 "target": {"tokens": 61234, "unknown": 2345}},
         "test": {"pairs": 1811, "source": {"tokens": 60123, "unknown": 1456},
                  "target": {"tokens": 65432, "unknown": 2567}}}
        """
        .formatted(shareable);
  }

  static String config(String corpus, List<Long> seeds) {
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
          - {kind: fixed-vector, name: fixed-vector, embedding: 256, hidden: 256, maxout: 128}
          - kind: attention
            name: attention
            embedding: 256
            hidden: 256
            alignment: 200
            maxout: 128
        training:
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
          threads: 1
        decoding: {kind: greedy, batch: 64, length-factor: 3}
        evaluation:
          buckets: [10, 20, 30, 40, 50, 60]
          per-bucket: 280
          resamples: 1000
          confidence: 0.95
          samples: 10
          seed: 12345
        seeds: %s
        """
        .formatted(corpus.equals("grammar") ? grammar : files, seeds);
  }
}
