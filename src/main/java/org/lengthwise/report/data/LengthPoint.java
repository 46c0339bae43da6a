package org.lengthwise.report.data;

import java.util.List;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.results.LengthRow;

/**
 * How a model did in one length bucket, over its seeds.
 *
 * @param rows one for each seed that was scored and had sentences there; may be none
 */
public record LengthPoint(LengthBucket bucket, List<LengthRow> rows) {
  /** Whether nothing was scored here: a gap. */
  public boolean empty() {
    return rows.isEmpty();
  }

  /** Mean BLEU over the seeds; NaN in a gap. */
  public double mean() {
    return rows.stream().mapToDouble(LengthRow::bleu).average().orElse(Double.NaN);
  }

  /** The lower edge: of the bootstrap interval with one seed, the least BLEU with several. */
  public double low() {
    return rows.size() == 1
        ? rows.get(0).low()
        : rows.stream().mapToDouble(LengthRow::bleu).min().orElse(Double.NaN);
  }

  /** The upper edge: of the bootstrap interval with one seed, the greatest BLEU with several. */
  public double high() {
    return rows.size() == 1
        ? rows.get(0).high()
        : rows.stream().mapToDouble(LengthRow::bleu).max().orElse(Double.NaN);
  }

  /** Mean length ratio over the seeds; NaN in a gap. */
  public double lengthRatio() {
    return rows.stream().mapToDouble(LengthRow::lengthRatio).average().orElse(Double.NaN);
  }

  /** Mean brevity penalty over the seeds; NaN in a gap. */
  public double brevityPenalty() {
    return rows.stream().mapToDouble(LengthRow::brevityPenalty).average().orElse(Double.NaN);
  }
}
