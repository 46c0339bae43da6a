package org.lengthwise.config;

import java.util.function.Function;

/** Processes of this machine. */
@Kind("local")
public record LocalSpec() implements ExecutorSpec {
  @Override
  public <T> T match(Function<LocalSpec, T> local, Function<SlurmSpec, T> slurm) {
    return local.apply(this);
  }
}
