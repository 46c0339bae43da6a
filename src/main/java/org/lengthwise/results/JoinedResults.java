package org.lengthwise.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison was joined from, in {@code comparison.json} of its folder; other experiments
 * have no such file.
 *
 * @param members the results that were joined, in order
 */
public record JoinedResults(List<Member> members) {
  /**
   * The results of one experiment.
   *
   * @param name of the experiment
   * @param runs the names of those of its runs that were joined
   * @param provenance where its numbers come from; absent when it says nothing of that
   */
  public record Member(String name, List<String> runs, @Nullable Provenance provenance) {
    /** Checks that nothing is missing. */
    public Member {
      Objects.requireNonNull(name, "name is missing");
      runs = List.copyOf(Objects.requireNonNull(runs, "runs is missing"));
    }
  }

  /** Checks that nothing is missing. */
  public JoinedResults {
    members = List.copyOf(Objects.requireNonNull(members, "members is missing"));
  }

  /** Writes {@code comparison.json}, whole or not at all. */
  public void write(Path file) {
    JsonFile.write(file, this);
  }

  /**
   * Reads {@code comparison.json}.
   *
   * @throws ResultsException when the file is not of this form
   */
  public static JoinedResults read(Path file) {
    return JsonFile.read(file, JoinedResults.class);
  }
}
