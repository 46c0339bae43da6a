package org.lengthwise.config;

import java.util.List;
import java.util.Optional;

/** How every model is scored. */
public record EvaluationSpec(
    @Key(
            about =
                "last length of each bucket, in source tokens, rising; one more bucket holds all longer sentences",
            min = 1)
        List<Integer> buckets,
    @Key(about = "test pairs drawn from each bucket; all of them when absent", min = 1)
        Optional<Integer> perBucket,
    @Key(about = "bootstrap resamples behind each interval", min = 100) int resamples,
    @Key(about = "share of resamples inside an interval", min = 0.5, max = 0.999) double confidence,
    @Key(about = "sample translations shown in the report", min = 0) int samples,
    @Key(
            about =
                "whether the sentences without unknown words in source and reference are translated once more, the unknown word banned, and scored apart")
        boolean noUnk,
    @Key(about = "which alignments the report draws") AlignmentsSpec alignments,
    @Key(
            about =
                "seed of the test sample, the bootstrap, the sample translations and the alignments",
            min = 0)
        long seed) {}
