package org.lengthwise.spec;

import java.util.List;
import java.util.Optional;

/** How every model is scored. */
public record EvaluationSpec(
    @Key(
            about =
                "greatest length of each bucket, in source tokens, ascending; one more bucket holds all longer sentences",
            min = 1)
        List<Integer> buckets,
    @Key(about = "test pairs drawn from each bucket; all of them when absent", min = 1)
        Optional<Integer> perBucket,
    @Key(about = "bootstrap resamples behind each interval", min = 100) int resamples,
    @Key(about = "share of resamples inside an interval", min = 0.5, max = 0.999) double confidence,
    @Key(about = "sample translations shown in the report", min = 0) int samples,
    @Key(
            about =
                "whether sentences without unknown words in source and reference are also translated with the unknown word banned, and scored separately")
        boolean noUnk,
    @Key(about = "which alignments the report draws") Alignments alignments,
    @Key(
            about =
                "seed of the test sample, the bootstrap, the sample translations and the alignments",
            min = 0)
        long seed) {
  /** Which alignments the report draws, for every model the same sentences. */
  public record Alignments(
      @Key(
              about =
                  "test sentences drawn by the seed among those of 10 to 20 source tokens without unknown words",
              min = 0)
          int drawn,
      @Key(about = "your own source sentences, as plain text; [] for none", mayBeEmpty = true)
          List<String> sentences) {}
}
