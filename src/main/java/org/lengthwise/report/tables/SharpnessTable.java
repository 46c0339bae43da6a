package org.lengthwise.report.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.HardAttention;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.spec.AttentionSpec;

/** How sharp the alignments are, compared with those of Bahdanau et al. 2015. */
public record SharpnessTable(ExperimentResults study) {
  /**
   * RNNsearch-50: the 68 target words of the four heat maps of Figure 3, measured from the
   * published images, each row divided by its sum.
   */
  private static final List<String> OF_THE_PAPER =
      List.of("RNNsearch-50 of the paper", "–", "0.73", "0.84", "2.74", "4", "68");

  /** A row for each attention model that has been scored, and the paper's; empty without any. */
  public Optional<DataTable> table() {
    List<List<String>> rows = new ArrayList<>();
    for (String model : study.models(AttentionSpec.class)) {
      List<SharpnessRow> seeds = rows(model);
      if (!seeds.isEmpty()) {
        rows.add(row(model, seeds));
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    rows.add(OF_THE_PAPER);
    return Optional.of(
        DataTable.of(
            List.of(
                "model",
                "seeds",
                "mean greatest weight",
                "mean entropy, nats",
                "uniform entropy, nats",
                "sentences",
                "alignments"),
            rows,
            1));
  }

  /** What the numbers are. */
  public List<String> notes() {
    if (table().isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "An alignment is the row of weights behind one word of a translation, end tokens counted."
            + " Sharp alignments have a greatest weight near 1 and an entropy near 0.");
    if (study.models(AttentionSpec.class).stream().anyMatch(model -> rows(model).size() > 1)) {
      notes.add("Means over seeds, with the range over seeds in brackets.");
    }
    notes.add(
        "RNNsearch-50 is the model of Bahdanau, Cho and Bengio 2015, measured from the four heat"
            + " maps of its Figure 3: the sentences and the corpus are different.");
    List<String> hard = HardAttention.models(study);
    if (!hard.isEmpty()) {
      notes.add(
          "Attention is hard in "
              + Numbers.joined(hard)
              + ": its numbers describe the distribution, not the choice.");
    }
    return notes;
  }

  private List<SharpnessRow> rows(String model) {
    return study.sharpness().stream().filter(row -> row.model().equals(model)).toList();
  }

  private static List<String> row(String model, List<SharpnessRow> seeds) {
    return List.of(
        model,
        Integer.toString(seeds.size()),
        mean(seeds, SharpnessRow::meanMaximum),
        mean(seeds, SharpnessRow::meanEntropy),
        mean(seeds, SharpnessRow::uniformEntropy),
        count(seeds, SharpnessRow::sentences),
        count(seeds, SharpnessRow::positions));
  }

  private static String mean(List<SharpnessRow> seeds, ToDoubleFunction<SharpnessRow> part) {
    double[] sorted = seeds.stream().mapToDouble(part).sorted().toArray();
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    String mean = Numbers.fixed(sum / sorted.length, 2);
    String least = Numbers.fixed(sorted[0], 2);
    String most = Numbers.fixed(sorted[sorted.length - 1], 2);
    return seeds.size() == 1 ? mean : mean + " (" + least + "–" + most + ")";
  }

  /** The same for all seeds, or the least and the greatest. */
  private static String count(List<SharpnessRow> seeds, ToDoubleFunction<SharpnessRow> part) {
    double[] sorted = seeds.stream().mapToDouble(part).sorted().toArray();
    String least = Numbers.count((long) sorted[0]);
    String most = Numbers.count((long) sorted[sorted.length - 1]);
    return least.equals(most) ? least : least + "–" + most;
  }
}
