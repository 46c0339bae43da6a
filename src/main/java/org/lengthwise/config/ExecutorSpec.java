package org.lengthwise.config;

import java.util.function.Function;

/** What performs the runs. No result depends on it. */
public sealed interface ExecutorSpec permits LocalSpec, SlurmSpec {
  /** Applies the function that fits the kind; a new kind breaks the build wherever it matters. */
  <T> T match(Function<LocalSpec, T> local, Function<SlurmSpec, T> slurm);
}
