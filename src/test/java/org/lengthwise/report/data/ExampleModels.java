package org.lengthwise.report.data;

import org.lengthwise.report.ResultsExample;

/** Models of made-up configs, as YAML. */
public final class ExampleModels {
  private static final String SOFT = "{kind: soft}";

  private ExampleModels() {}

  /** The paper's two. */
  public static String two() {
    return fixed(ResultsExample.FIXED, "forward", "as-written", "every-step")
        + attention(
            ResultsExample.ATTENTION, "bidirectional", "{kind: additive, hidden: 200}", SOFT, "");
  }

  /** Scores, selections and controls side by side. */
  public static String twelve() {
    String by = "decoding: {kind: %s}}";
    return fixed("fixed", "forward", "as-written", "every-step")
        + fixed("fixed-bidirectional", "bidirectional", "as-written", "every-step")
        + fixed("fixed-reversed", "forward", "reversed", "every-step")
        + fixed("fixed-first-step", "forward", "as-written", "first-step")
        + attention("additive", "bidirectional", "{kind: additive, hidden: 200}", SOFT, "")
        + attention("additive-forward", "forward", "{kind: additive, hidden: 200}", SOFT, "")
        + attention("dot", "bidirectional", "{kind: dot, projection: query}", SOFT, "")
        + attention("scaled-dot", "bidirectional", "{kind: scaled-dot, projection: keys}", SOFT, "")
        + attention("bilinear", "bidirectional", "{kind: bilinear}", SOFT, "")
        + attention("uniform", "bidirectional", "{kind: uniform}", SOFT, "")
        + attention(
            "hard-maximum",
            "bidirectional",
            "{kind: additive, hidden: 200}",
            "{kind: maximum, " + by.formatted("maximum"),
            "")
        + attention(
            "hard-sampling",
            "bidirectional",
            "{kind: additive, hidden: 200}",
            "{kind: sampling, reward: from-step-on, baseline: moving-average, reward-weight: 1,"
                + " entropy-weight: 0.002, soft-share: 0.5, temperature: 1, "
                + by.formatted("sampling, seed: 7"),
            "    initialise-from: additive\n");
  }

  public static String fixed(String name, String encoder, String order, String context) {
    return """
          - kind: fixed-vector
            name: %s
            embedding: 256
            hidden: 256
            encoder: %s
            source-order: %s
            context: %s
            order: look-generate-update
            readout: {kind: maxout, units: 128}
            dropout: 0
        """
        .formatted(name, encoder, order, context);
  }

  /** With a line of YAML at the end, which may be empty. */
  static String attention(
      String name, String encoder, String score, String selection, String more) {
    return """
          - kind: attention
            name: %s
            embedding: 256
            hidden: 256
            encoder: %s
            score: %s
            memory: {kind: shared}
            selection: %s
            order: look-generate-update
            readout: {kind: maxout, units: 128}
            dropout: 0
        %s"""
        .formatted(name, encoder, score, selection, more);
  }
}
