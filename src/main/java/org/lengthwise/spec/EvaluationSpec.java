package org.lengthwise.spec;

import java.util.List;
import java.util.Optional;

/** How every model is scored. */
public record EvaluationSpec(
    @Key(
            about =
                "greatest length of each bucket, in source tokens, ascending; one more bucket holds all longer sentences",
            recommended = "[10, 20, 30, 40, 50, 60]",
            source = "paper's Figure 2",
            min = 1)
        List<Integer> buckets,
    @Key(about = "test pairs drawn from each bucket; all of them when absent", min = 1)
        Optional<Integer> perBucket,
    @Key(
            about = "bootstrap resamples behind each interval",
            recommended = "1000",
            source = "sacreBLEU",
            min = 100)
        int resamples,
    @Key(
            about = "share of resamples inside an interval",
            recommended = "0.95",
            source = "Koehn 2004",
            min = 0.5,
            max = 0.999)
        double confidence,
    @Key(
            about = "sample translations shown in the report",
            recommended = "10",
            source = "our choice",
            min = 0)
        int samples,
    @Key(
            about =
                "whether sentences without unknown words in source and reference are also translated with the unknown word banned, and scored separately",
            recommended = "true",
            source = "paper's Table 1")
        boolean noUnk,
    @Key(about = "which alignments the report draws") Alignments alignments,
    @Key(
            about =
                "seed of the test sample, the bootstrap, the sample translations and the alignments",
            recommended = "12345",
            source = "sacreBLEU",
            min = 0)
        long seed,
    @Key(
            about =
                "test sentences joined into longer inputs, translated once more and compared with their own translations; none when absent")
        Optional<Joined> joined,
    @Key(
            about =
                "long test sentences cut into parts, translated once more and compared with their translations as a whole; none when absent")
        Optional<Cut> cut,
    @Key(about = "name of the model that the others are compared with; the first when absent")
        Optional<String> baseline,
    @Key(
            about =
                "bucket of source lengths, such as `11-20`, in which a model shows what it can do: retention is the share of its BLEU that it keeps on long sentences; the bucket with most training pairs when absent")
        Optional<String> referenceBucket,
    @Key(
            about =
                "buckets of long sentences, such as `[41-50]`, that retention looks at; the last within the training length limit when absent")
        Optional<List<String>> longBuckets) {
  /** Which alignments the report draws, for every model the same sentences. */
  public record Alignments(
      @Key(
              about =
                  "test sentences drawn by the seed among those of 10 to 20 source tokens without unknown words",
              recommended = "3",
              source = "our choice",
              min = 0)
          int drawn,
      @Key(
              about = "your own source sentences, as plain text; [] for none",
              recommended = "[]",
              source = "none of your own",
              mayBeEmpty = true)
          List<String> sentences) {}

  /**
   * Neighbouring test sentences as one input: the same words in longer inputs. Only whole inputs
   * within the length limit of the corpus are made.
   */
  public record Joined(
      @Key(
              about =
                  "how many sentences one input holds; each number is translated and scored separately",
              recommended = "[2, 3]",
              source = "our choice",
              min = 2,
              max = 9)
          List<Integer> sentences,
      @Key(
              about = "least and greatest number of source tokens of a joined sentence",
              recommended = "[21, 50]",
              source = "our choice",
              min = 1)
          List<Integer> tokens) {
    /** Whether a sentence of this many source tokens is joined. */
    public boolean takes(int length) {
      return length >= tokens.get(0) && length <= tokens.get(1);
    }
  }

  /**
   * Long test sentences in parts: the same words in shorter inputs (Pouget-Abadie et al. 2014,
   * though they choose where to cut by a model's confidence).
   */
  public record Cut(
      @Key(
              about =
                  "greatest number of source tokens of a part; a longer sentence is cut after the last punctuation mark within them, or where they end",
              recommended = "20",
              source = "our choice",
              min = 2)
          int tokens) {}
}
