package org.lengthwise.report;

import java.util.List;

/**
 * The sample translations of a page.
 *
 * @param note how they were chosen, or why there are none
 */
public record Samples(List<Sample> samples, String note) {
  static Samples shown(List<Sample> samples) {
    return samples.isEmpty()
        ? hidden("No translations are there to show.")
        : new Samples(
            samples,
            "Test sentences drawn by the seed of the config, in turn from each length bucket.");
  }

  static Samples hidden(String reason) {
    return new Samples(List.of(), reason);
  }
}
