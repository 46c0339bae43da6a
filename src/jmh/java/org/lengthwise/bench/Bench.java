package org.lengthwise.bench;

import java.util.ArrayList;
import java.util.List;

/** {@code make bench}: says what machine it is on, measures row by row, ends with the tables. */
public final class Bench {
  /** In the order in which they run. */
  private static final List<Row> ROWS =
      List.of(
          new TrainStepRow(),
          new LimitRow(),
          new ProfileRow(),
          new GrowthRow(),
          new MemoryRow(),
          new PaddingRow(),
          new StartRow(),
          new DecodeRow(),
          new ExperimentRow());

  private Bench() {}

  /** Takes the variables of the Makefile, {@code NAME=value}. */
  public static void main(String[] words) throws Exception {
    try {
      run(Settings.of(words));
    } catch (BenchException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Settings settings) throws Exception {
    Session session = new Session(settings);
    List<Row> chosen = chosen(settings);
    session.emit("machine", Machine.describe(settings));
    if (Machine.load() > 0.5) {
      System.err.println("bench: the machine does something else as well; figures will be off");
    }
    for (Row row : chosen) {
      row.run(session);
    }
    session.close();
  }

  /** The rows that ONLY names; otherwise those that want no more settings. */
  private static List<Row> chosen(Settings settings) {
    List<String> names = settings.list("ONLY", List.of());
    List<String> known = ROWS.stream().map(Row::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new BenchException("ONLY=" + name + "; wanted some of " + known);
      }
    }
    List<Row> chosen = new ArrayList<>();
    for (Row row : ROWS) {
      String missing = row.missing(settings);
      if (names.contains(row.name()) && !missing.isEmpty()) {
        throw new BenchException("ONLY=" + row.name() + " wants " + missing);
      }
      if (names.isEmpty() && !missing.isEmpty()) {
        System.err.println("bench: " + row.name() + " is left out; it wants " + missing);
      } else if (names.isEmpty() || names.contains(row.name())) {
        chosen.add(row);
      }
    }
    return chosen;
  }
}
